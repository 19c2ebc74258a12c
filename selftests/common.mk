# SPDX-License-Identifier: GPL-2.0
# Binds a test directory to the kernel's kselftest lib.mk.  A directory sets
# TEST_GEN_PROGS (C, one file each) and TEST_PROGS (scripts), then includes this.
ifeq ($(HR_TOP),)
$(error run tests from the top: make selftests T=DIR)
endif
OUTPUT := $(O)/selftests/$(patsubst $(HR_TOP)/selftests/%,%,$(CURDIR))
$(shell mkdir -p $(OUTPUT))
CFLAGS += $(patsubst -Ibpf,-I$(HR_TOP)/bpf,$(patsubst -Iuserspace/%,-I$(HR_TOP)/userspace/%,$(HR_CFLAGS))) -I$(HR_TOP)/selftests -I$(KSELFTEST) \
	-I$(HR_TOP)/userspace -Wno-sign-compare -Wno-missing-prototypes
LDFLAGS += $(HR_LDFLAGS)
LDLIBS += -Wl,--start-group $(HR_ARCHIVES) -Wl,--end-group $(HR_LIBS)
LOCAL_HDRS += $(HR_ARCHIVES) $(wildcard $(HR_TOP)/selftests/*.h)
LINK.c = $(HR_CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS)
include $(KSELFTEST)/lib.mk
