# sopcal: `make` builds .build/sopcal, `make help` lists the rest.
#
# Everything that is made lies in $(BUILD); variants (sanitizers, clang) have a folder of their own below it.
ifeq ($(origin CC),default)
CC = gcc
endif
BUILD ?= .build
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
CFLAGS ?= -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE $(WARN) -Iinclude $(CFLAGS) $(EXTRA)
Q = $(if $(V),,@)# V=1 shows the commands
LIBS = -lyaml -lcmark -lical -ljansson -lsodium -lutf8proc -lqrencode -lxlsxwriter

# What a fresh Debian 12 lacks: to build, and to test.
BUILD_PACKAGES = gcc libc6-dev libyaml-dev libcmark-dev libical-dev libjansson-dev libsodium-dev libutf8proc-dev libqrencode-dev libxlsxwriter-dev
TEST_PACKAGES = libcmocka-dev zlib1g-dev diffutils python3 python3-icalendar python3-jsonschema python3-regex python3-vobject python3-yaml khal locales faketime git

SRC := $(sort $(wildcard src/*/*.c))
OBJ := $(SRC:%.c=$(BUILD)/%.o)
TEMPLATES := $(sort $(shell find templates -type f ! -name README.md))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
READERS := $(patsubst tests/readers/%.c,$(BUILD)/readers/%,$(sort $(wildcard tests/readers/*.c)))
REPLAY := $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/replay/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))

.PHONY: all help demo test judges lint asan cover fuzz bench shots install clean packages test-packages unit

all: $(BUILD)/sopcal
$(OBJ) $(BUILD)/src/main.o $(BUILD)/builtin.o: | packages

help: ## what this lists
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

$(BUILD)/sopcal: $(BUILD)/src/main.o $(BUILD)/libsopcal.a
	@echo "  link $@"
	$(Q)$(CC) $(CFLAGS) $(EXTRA) -Wl,-z,relro,-z,now -o $@ $^ $(LIBS)

$(BUILD)/libsopcal.a: $(OBJ) $(BUILD)/builtin.o
	@rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D) && echo "  cc $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The templates, inside the program: a table of names and bytes (src/read/builtin.h).
$(BUILD)/builtin.S: $(TEMPLATES) Makefile
	@mkdir -p $(@D)
	@{ printf '.section .rodata\n'; i=0; \
	  for f in $(TEMPLATES); do \
	    printf 'name%d: .asciz "%s"\nfrom%d: .incbin "%s"\nto%d:\n' $$i "$${f#templates/}" $$i "$$f" $$i; i=$$((i+1)); done; \
	  printf '.section .data.rel.ro,"aw"\n.balign 8\n.globl builtin_table\nbuiltin_table:\n'; i=0; \
	  for f in $(TEMPLATES); do printf '.quad name%d, from%d, to%d\n' $$i $$i $$i; i=$$((i+1)); done; \
	  printf '.quad 0, 0, 0\n.section .note.GNU-stack,"",%%progbits\n'; } > $@
$(BUILD)/builtin.o: $(BUILD)/builtin.S
	$(Q)$(CC) -c -o $@ $<

-include $(OBJ:.o=.d) $(BUILD)/src/main.d

# A unit test runs once: what it tests is optimised, and it is not.
$(BUILD)/tests/%: tests/unit/%.c $(wildcard tests/unit/*.h) $(BUILD)/libsopcal.a
	@mkdir -p $(@D) && echo "  cc $<"
	$(Q)$(CC) $(ALL_CFLAGS) -O0 -U_FORTIFY_SOURCE -Isrc -Itests/unit -o $@ $(filter %.c %.a,$^) -lcmocka $(LIBS)

# A fuzzer without the fuzzer: runs it on files. What the targets share stands beside them.
FUZZ_SHARED := $(filter-out %_fuzz.c,$(sort $(wildcard tests/fuzz/*.c)))
$(BUILD)/replay/%: tests/fuzz/%_fuzz.c $(FUZZ_SHARED) $(wildcard tests/fuzz/*.h) $(BUILD)/libsopcal.a
	@mkdir -p $(@D) && echo "  cc $<"
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBS) -lz

# Writing calendars of any texts and reading them by libical, for tests/readers/texts.py.
$(BUILD)/readers/%: tests/readers/%.c $(BUILD)/libsopcal.a
	@mkdir -p $(@D) && echo "  cc $<"
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

# The program on a machine that fails (tests/fault/fault.h): its answers stand before the library's.
FAULT := $(BUILD)/fault/sopcal $(BUILD)/fault/sweep
$(BUILD)/fault/sopcal: $(BUILD)/src/main.o
$(BUILD)/fault/sweep: tests/fault/sweep.c
$(FAULT): tests/fault/fault.c tests/fault/fault.h src/base/system.h $(BUILD)/libsopcal.a
	@mkdir -p $(@D) && echo "  cc $@"
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $(filter %.c %.o,$^) $(filter %.a,$^) $(LIBS)

packages:
	@tests/packages.sh $(BUILD_PACKAGES)
test-packages: packages
	@tests/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)

demo: all ## builds plans/dawn-skincare into out/dawn-skincare
	$(BUILD)/sopcal build plans/dawn-skincare
	@echo "Open out/dawn-skincare/site/index.html in a browser; subscribe to out/dawn-skincare/site/calendar/team.ics"

unit: $(UNIT) $(READERS) $(REPLAY) $(FAULT)

test: test-packages ## every test that needs Debian packages only (under five minutes)
	@$(MAKE) --no-print-directory $(if $(V),,--silent) all unit
	@BUILD=$(BUILD) tests/run.sh

judges: test-packages all ## what needs more: npm readers, clang, sanitizers, valgrind, fuzzers (about ten minutes)
	@tests/judges.sh

lint: all ## layers, headers that compile alone, one home for each library, a plan for each message
	@BUILD=$(BUILD) CC=$(CC) tests/lint/lint.sh

asan: ## the tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory test BUILD=$(BUILD)/asan CFLAGS="-O1 -g" EXTRA="-fsanitize=address,undefined -fno-sanitize-recover=all"

cover: test-packages ## which lines of src no test runs, and why
	@BUILD=$(BUILD) tests/cover/cover.sh

fuzz: ## the fuzzers under clang's sanitizers, FUZZ_SECONDS each (600), two at a time
	@tests/fuzz/fuzz.sh

bench: all ## times of check and build, as ratios
	@BUILD=$(BUILD) tests/bench/bench.sh

shots: all ## pictures of sheets and plans' pages, into .build/shots
	@BUILD=$(BUILD) tests/shots/shots.sh

install: all ## installs the program into $(DESTDIR)$(PREFIX)/bin
	install -D -m 755 $(BUILD)/sopcal $(DESTDIR)$(PREFIX)/bin/sopcal
PREFIX ?= /usr/local

clean: ## removes what was made
	rm -rf .build out/*
