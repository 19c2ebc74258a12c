# SPDX-License-Identifier: Apache-2.0
"""Sphinx, for the HTML.  The man pages are made from tools/*.rst by docutils alone."""
import pathlib
import re

HERE = pathlib.Path(__file__).parent

project = "Headrace"
author = "the Headrace authors"
copyright = author
version = release = re.search(r"^VERSION := (\S+)", (HERE.parent / "Makefile").read_text(), re.M).group(1)
extensions = []
exclude_patterns = []
html_theme = "alabaster"
html_theme_options = {"description": "a Kafka broker for Linux, in C", "fixed_sidebar": True}
html_show_sourcelink = False
html_copy_source = False
today_fmt = "%Y-%m-%d"
