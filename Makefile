# make demo     install what is missing, build, make the demonstration store, open the board
# make test     install what is missing, build, lint, run every test
# make bench    measure the board beside less, htop and calcurse, and listings beside sqlite3
# make faults   force every fault on the store, with full counts
# make install  the program, its manual and its themes under PREFIX

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= $(or $(shell command -v swift 2>/dev/null),$(firstword $(wildcard \
  /opt/swift/usr/bin/swift /usr/local/swift/usr/bin/swift /usr/libexec/swift/bin/swift \
  $(HOME)/.local/share/swiftly/bin/swift)),swift)
export SWIFT

# The system's own Python: the terminal emulator of the tests is installed for it.
PYTHON = /usr/bin/python3
STATE = $(or $(XDG_STATE_HOME),$(HOME)/.local/state)
DEMO_STORE ?= $(STATE)/csecboard/demo.db
# Whatever is settled when the program is linked is not looked up at each start. Needs the
# toolchain's own linker and glibc 2.36; `make LINKED= build` does without.
LINKING = $(CURDIR)/Sources/csecboard/Linking
LINKED = -Xswiftc -use-ld=lld -Xswiftc -L -Xswiftc $(LINKING) \
  -Xlinker --version-script=$(LINKING)/exports.map -Xlinker -z -Xlinker pack-relative-relocs
RELEASE = $(SWIFT) build -c release --static-swift-stdlib $(LINKED)
BINARY = .build/release/csecboard

.PHONY: all build demo test bench faults install picture clean need-build

all: build

need-build:
	@Tests/Setup/need.sh build

build: need-build
	$(RELEASE) --product csecboard

demo: build
	@Tests/Setup/demo.sh $(BINARY) "$(DEMO_STORE)"

test:
	@Tests/Setup/need.sh test
	@$(PYTHON) Tests/Setup/test.py

bench:
	@Tests/Setup/need.sh bench
	$(RELEASE) --product csecboard
	@$(PYTHON) Tests/Benchmarks/startup.py $(BINARY) --california
	@$(PYTHON) Tests/Benchmarks/idle.py $(BINARY)
	@$(PYTHON) Tests/Benchmarks/listings.py $(BINARY)
	@$(PYTHON) Tests/Benchmarks/scope.py $(BINARY)
	@$(PYTHON) Tests/Benchmarks/match.py $(BINARY)
	@$(PYTHON) Tests/Benchmarks/caseloads.py $(BINARY)
	@$(PYTHON) Tests/Benchmarks/oncall.py $(BINARY)
	@$(PYTHON) Tests/Benchmarks/plans.py $(BINARY)

faults:
	@Tests/Setup/need.sh test
	$(SWIFT) build --product csecboard
	@$(PYTHON) Tests/Faults/imports.py .build/debug/csecboard --full
	@$(PYTHON) Tests/Faults/contention.py .build/debug/csecboard --full
	@$(PYTHON) Tests/Faults/takers.py .build/debug/csecboard --full
	@$(PYTHON) Tests/Faults/notices.py .build/debug/csecboard --full
	@$(PYTHON) Tests/Faults/changes.py .build/debug/csecboard --full
	@$(PYTHON) Tests/Faults/run.py --full

# The README's picture of the board, from a real run.
picture:
	@Tests/Setup/need.sh test
	$(RELEASE) --product csecboard
	@$(PYTHON) Tests/Setup/picture.py $(BINARY)

install: build
	install -D -m 755 -s $(BINARY) "$(DESTDIR)$(PREFIX)/bin/csecboard"
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/man/man1" man/csecboard.1
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/man/man5" man/csecboard-formats.5
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/csecboard/themes" themes/*.theme
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/lib/systemd/system" man/systemd/csecboard-notify.*

clean:
	rm -rf .build .build-test
