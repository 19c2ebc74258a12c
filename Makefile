# SPDX-License-Identifier: Apache-2.0
# The engine that reads the Kbuild lists.  Nothing is listed here twice; what is
# built stands in Kbuild and in the Kbuild of each directory:
#   obj-y    objects of the directory
#   needs-y  the directories (by last name) it may include from
#   libs-y   linker flags of outside libraries
#   cflags-y compiler flags of this directory alone

MAKEFLAGS += -rR
.DELETE_ON_ERROR:
.SECONDEXPANSION:
.DEFAULT_GOAL := all

V ?= 0
Q := $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),:,printf '  %-8s %s\n' $(1) $(2))

SAN ?=
O ?= build$(if $(SAN),-$(SAN))
override O := $(abspath $(O))
CC := $(if $(filter default undefined,$(origin CC)),gcc,$(CC))
AR := $(if $(filter default undefined,$(origin AR)),ar,$(AR))
PYTHON ?= python3

san_address   := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
san_undefined := -fsanitize=undefined -fno-sanitize-recover=undefined
san_thread    := -fsanitize=thread
ifneq ($(SAN),)
ifeq ($(san_$(SAN)),)
$(error SAN=$(SAN): allowed are address, undefined, thread)
endif
endif

OPT ?= -O2 -g
VERSION := 0.1
HR_CFLAGS := -std=gnu17 $(OPT) -Wall -Wextra -Werror -Wstrict-prototypes -Wmissing-prototypes \
	-Wvla -Wno-unused-parameter -Wno-missing-field-initializers -fno-strict-aliasing -fno-common -pthread \
	-D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -DHR_VERSION=\"$(VERSION)\" -Iuserspace/include $(san_$(SAN)) $(CFLAGS)
HR_LDFLAGS := -pthread $(san_$(SAN)) $(LDFLAGS)

# Programs for the kernel take clang and bpftool; all else is built without them.
BPFTOOL ?= $(firstword $(shell command -v bpftool /usr/sbin/bpftool 2>/dev/null))
BPF_CC ?= $(firstword $(shell command -v clang 2>/dev/null))
HAVE_BPF := $(and $(BPFTOOL),$(BPF_CC))
HR_CFLAGS += -Ibpf $(if $(HAVE_BPF),-DHR_HAVE_BPF)

include Kbuild
include bpf/Kbuild

# Simple, or the += below would be expanded after the last directory, for that one alone.
all-objs :=

# --- one directory ---------------------------------------------------------
base = $(lastword $(subst /, ,$(1)))
define load_dir
obj-y :=
needs-y :=
libs-y :=
cflags-y :=
include $(1)/Kbuild
n := $$(call base,$(1))
path_$$(n) := $(1)
needs_$$(n) := $$(needs-y)
libs_$$(n) := $$(libs-y)
objs_$$(n) := $$(addprefix $$(O)/$(1)/,$$(obj-y))
$$(addprefix $$(O)/$(1)/,$$(obj-y)): cflags_dir := $$(cflags-y)
$$(O)/$(1)/built-in.a: $$(objs_$$(n))
all-objs += $$(objs_$$(n))
endef
$(foreach d,$(dir-y),$(eval $(call load_dir,$(d))))
modules := $(foreach d,$(dir-y),$(call base,$(d)))

# all that a directory needs, itself last
closure = $(sort $(1) $(foreach m,$(needs_$(1)),$(call closure,$(m))))
archives_of = $(foreach m,$(call closure,$(1)),$(O)/$(path_$(m))/built-in.a)
libs_of = $(sort $(foreach m,$(call closure,$(1)),$(libs_$(m))))

# --- rules -----------------------------------------------------------------
$(O)/%.o: %.c $(O)/.flags
	$(Q)mkdir -p $(@D)
	@$(call say,CC,$<)
	$(Q)$(CC) $(HR_CFLAGS) $(cflags_dir) -MMD -MP -c -o $@ $<

%/built-in.a:
	$(Q)mkdir -p $(@D)
	@$(call say,AR,$(patsubst $(O)/%,%,$@))
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

# Objects are rebuilt when the compiler or its flags change.
$(O)/.flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(HR_CFLAGS)' | cmp -s - $@ || echo '$(CC) $(HR_CFLAGS)' > $@

# --- programs for the kernel -------------------------------------------------
bpf-objs := $(addprefix $(O)/bpf/,$(bpf-y))
bpf-skels := $(bpf-objs:.bpf.o=.skel.h)
BPF_CFLAGS := -g -O2 -target bpf -mcpu=v3 -Wall -Wextra -Werror -Wno-unused-parameter -Ibpf \
	$(addprefix -I,$(wildcard /usr/include/$(shell uname -m)-linux-gnu))

$(bpf-objs): $(O)/bpf/%.bpf.o: bpf/%.bpf.c $(O)/.flags
	$(Q)mkdir -p $(@D)
	@$(call say,BPF,$<)
	$(Q)$(BPF_CC) $(BPF_CFLAGS) -MMD -MP -c -o $@ $<

$(bpf-skels): %.skel.h: %.bpf.o
	$(Q)$(BPFTOOL) gen skeleton $< name hr_$(basename $(basename $(@F)))_bpf > $@

$(O)/userspace/bpfctl/objects.o: $(if $(HAVE_BPF),$(bpf-skels))
-include $(bpf-objs:.o=.d)

define prog_rule
ifneq ($$(filter $$(call base,$$($(1))),$$(modules)),)
progs += $$(O)/bin/$(1)
$$(O)/bin/$(1): $$(call archives_of,$$(call base,$$($(1))))
	$$(Q)mkdir -p $$(@D)
	@$$(call say,LD,bin/$(1))
	$$(Q)$$(CC) $$(HR_LDFLAGS) -o $$@ -Wl,--start-group $$^ -Wl,--end-group $$(call libs_of,$$(call base,$$($(1))))
endif
endef
$(foreach p,$(prog-y),$(eval $(call prog_rule,$(p))))

-include $(all-objs:.o=.d)

##@ Build
all: $$(progs) ## build the daemon and the command into $(O)/bin
	$(if $(HAVE_BPF),,@echo '  no clang or bpftool: built without programs for the kernel')
lib: $(foreach d,$(dir-y),$(O)/$(d)/built-in.a) ## build the archives only

clean: ## remove what was built
	$(Q)rm -rf $(O)

##@ Generated files
regen: ## write generated sources and pages anew from their tables
	$(Q)$(PYTHON) tools/gen/regen.py

regen-check: ## fail when a generated file differs from its table
	$(Q)$(PYTHON) tools/gen/regen.py --check

##@ Tests
KSELFTEST := $(O)/kselftest/tools/testing/selftests
$(KSELFTEST)/lib.mk:
	@$(call say,UNPACK,kselftest)
	$(Q)sh tools/build/kselftest.sh $(O)/kselftest

# Each test directory has a Makefile that includes selftests/common.mk.
test-dirs := $(patsubst selftests/%/Makefile,%,$(shell find selftests -mindepth 2 -name Makefile | sort))
export O KSELFTEST HR_CFLAGS HR_LDFLAGS PYTHON
export HR_TOP := $(CURDIR)
export HR_CC := $(CC)
export HR_ARCHIVES := $(foreach d,$(filter-out userspace/main tools/%,$(dir-y)),$(O)/$(d)/built-in.a)
export HR_LIBS := $(sort $(foreach m,$(filter-out main headrace bench load,$(modules)),$(libs_$(m))))

# T names tiers (unit), directories (unit/lib) or single programs (unit/lib/arena).
tier_or_name = $(or $(filter $(1) $(1)/%,$(test-dirs)),$(1))
wanted := $(if $(T),$(foreach t,$(T),$(call tier_or_name,$(t))),$(test-dirs))
wanted-dirs := $(sort $(foreach t,$(wanted),$(or $(filter $(t),$(test-dirs)),$(patsubst %/,%,$(dir $(t))))))

tests: all lib $(KSELFTEST)/lib.mk ## build selftests, all or those of T=
	$(Q)set -e; for d in $(wanted-dirs); do $(MAKE) --no-print-directory -C selftests/$$d all; done

selftests: tests ## run selftests; T=TIER|DIR|DIR/NAME… limits the run (unit, unit/lib, …)
	$(Q)sh selftests/run $(wanted)

# What guests run is built where it runs on the host.
VM_T ?= unit property golden crash smoke bpf observe
vmtest: ## boot Debian's stock kernels under QEMU and run selftests there; KERNELS="6.1 6.12 newest"
	$(Q)$(MAKE) --no-print-directory tests T="$(VM_T) vm"
	$(Q)$(MAKE) --no-print-directory selftests T=vm

sim: tests ## replay one simulated run of the log on a failing disk and one of connections; SEED=n
	$(Q)$(O)/selftests/crash/storage/power $(or $(SEED),1)
	$(Q)$(O)/selftests/property/net/conn $(or $(SEED),1)

bench-smoke: all ## CPU per GB, memory and start, next to Apache Kafka and a limit server
	$(Q)kafka=$$(sh selftests/reference/fetch.sh 4.4.0) && tools=$$(sh selftests/reference/fetch.sh 4.3.1) && \
		$(PYTHON) tools/bench/smoke.py $(O) "$$kafka" "$$tools" --json $(O)/bench-smoke.json $(BENCH)

# BENCH passes arguments on: BENCH="--full --level mute".
bench-quotas: all ## how near to their quotas real clients are held, next to Apache Kafka
	$(Q)kafka=$$(sh selftests/reference/fetch.sh 4.4.0) && \
		$(PYTHON) tools/bench/quotas.py $(O) "$$kafka" --json $(O)/bench-quotas.json --svg $(O)/bench-quotas $(BENCH)

bench-admission: all ## 50,000 attempts to connect against a limit, next to Apache Kafka
	$(Q)kafka=$$(sh selftests/reference/fetch.sh 4.4.0) && \
		$(PYTHON) tools/bench/admission.py $(O) "$$kafka" --json $(O)/bench-admission.json $(BENCH)

bench-overload: all ## producers at three times a throttled disk, next to Apache Kafka
	$(Q)kafka=$$(sh selftests/reference/fetch.sh 4.4.0) && \
		$(PYTHON) tools/bench/overload.py $(O) "$$kafka" --json $(O)/bench-overload.json --svg $(O)/bench-overload $(BENCH)

proof: ## write the page that says which client proves which call, from the last run of the tests
	$(Q)O=$(O) $(PYTHON) selftests/proof/proof.py page > Documentation/features/proven.rst

layers: ## fail on an include that needs-y does not allow
	$(Q)$(PYTHON) tools/check/layers.py

tidy: ## fail on long functions, banned calls, stray files
	$(Q)$(PYTHON) tools/check/tidy.py

docs: ## build the documentation: HTML and man pages in $(O)/docs
	@$(call say,SPHINX,Documentation)
	$(Q)sphinx-build -q -E -W --keep-going -b html -d $(O)/docs/.trees Documentation $(O)/docs/html
	$(Q)mkdir -p $(O)/docs/man && set -e; for p in Documentation/tools/headrace*.rst; do \
		s=$$(sed -n 's/^:Manual section: *//p' $$p); \
		$(PYTHON) -m docutils --strict --writer=manpage $$p $(O)/docs/man/$$(basename $$p .rst).$$s; done

check: ## the whole presubmit, short form
	$(Q)sh tools/check/check.sh

check-long: ## the full counts; resumable
	$(Q)sh tools/check/check.sh --long

##@ Help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z][a-z-]*:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST)) | sed 's,\$$(O),$(O),'
	@printf '\nVariables: O=DIR output folder, V=1 show commands, SAN=address|undefined|thread, CC=, OPT=\n'

FORCE:
.PHONY: FORCE vmtest proof bench-smoke bench-quotas bench-admission bench-overload sim all lib clean regen regen-check tests selftests layers tidy docs check check-long help
