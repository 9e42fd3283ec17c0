/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stand-in for the terminal calls of macOS, with the structure and the numbers of Apple's
 * sys/termios.h and sys/signal.h, laid out by the compiler.
 */
#include <stdint.h>
#include <string.h>

enum { D_ISTRIP = 0x20, D_INLCR = 0x40, D_IGNCR = 0x80, D_ICRNL = 0x100, D_IXON = 0x200, D_IUTF8 = 0x4000 };
enum { D_ECHOE = 0x2, D_ECHO = 0x8, D_ECHONL = 0x10, D_ISIG = 0x80, D_ICANON = 0x100, D_IEXTEN = 0x400, D_PENDIN = 0x20000000 };
enum { D_VMIN = 16, D_VTIME = 17, D_NCCS = 20 };

struct darwin_termios {
  uint64_t c_iflag, c_oflag, c_cflag, c_lflag;
  uint8_t c_cc[D_NCCS];
  uint64_t c_ispeed, c_ospeed;
};

static struct darwin_termios terminal, before;

static struct darwin_termios usual(void) {
  struct darwin_termios made;
  memset(&made, 0x5a, sizeof made);
  made.c_iflag = D_ISTRIP | D_INLCR | D_IGNCR | D_ICRNL | D_IXON | D_IUTF8;
  made.c_lflag = D_ECHOE | D_ECHO | D_ECHONL | D_ISIG | D_ICANON | D_IEXTEN | D_PENDIN;
  made.c_cc[D_VMIN] = 0;
  made.c_cc[D_VTIME] = 7;
  return made;
}

void double_reset(void) { terminal = before = usual(); }

int double_same(void) { return !memcmp(&terminal, &before, sizeof terminal); }

/* Quiet, and nothing else changed. */
int double_quiet(void) {
  struct darwin_termios wanted = usual();
  wanted.c_iflag = D_ICRNL | D_IUTF8;
  wanted.c_lflag = D_ECHOE | D_PENDIN;
  wanted.c_cc[D_VMIN] = 1;
  wanted.c_cc[D_VTIME] = 0;
  return !memcmp(&terminal, &wanted, sizeof terminal);
}

int tcgetattr(int fd, struct darwin_termios *found) {
  (void)fd;
  *found = terminal;
  return 0;
}

int tcsetattr(int fd, int when, const struct darwin_termios *wanted) {
  (void)fd;
  if (when != 0) return -1;
  terminal = *wanted;
  return 0;
}
