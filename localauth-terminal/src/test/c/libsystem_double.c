/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stand-in for the calls of macOS's libSystem that tell about processes. The structures are those
 * of Apple's sys/sysctl.h and sys/proc.h (xnu, LP64), laid out by the compiler and not by hand; the
 * answers are those that the tests put in.
 */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

struct darwin_timeval {
  long tv_sec;
  int32_t tv_usec;
};

struct extern_proc {
  union {
    struct {
      void *forward, *back;
    } links;
    struct darwin_timeval p_starttime;
  } p_un;
  void *p_vmspace, *p_sigacts;
  int p_flag;
  char p_stat;
  int32_t p_pid, p_oppid;
  int p_dupfd;
  char *user_stack;
  void *exit_thread;
  int p_debugger;
  int32_t sigwait;
  uint32_t p_estcpu;
  int p_cpticks;
  uint32_t p_pctcpu;
  void *p_wchan;
  char *p_wmesg;
  uint32_t p_swtime, p_slptime;
  struct {
    struct darwin_timeval it_interval, it_value;
  } p_realtimer;
  struct darwin_timeval p_rtime;
  uint64_t p_uticks, p_sticks, p_iticks;
  int p_traceflag;
  void *p_tracep;
  int p_siglist;
  void *p_textvp;
  int p_holdcnt;
  uint32_t p_sigmask, p_sigignore, p_sigcatch;
  unsigned char p_priority, p_usrpri;
  char p_nice, p_comm[16 + 1];
  void *p_pgrp, *p_addr;
  uint16_t p_xstat, p_acflag;
  void *p_ru;
};

struct kinfo_proc {
  struct extern_proc kp_proc;
  struct {
    void *e_paddr, *e_sess;
    struct {
      char pc_lock[72];
      void *pc_ucred;
      uint32_t p_ruid, p_svuid, p_rgid, p_svgid;
      int p_refcnt;
    } e_pcred;
    struct {
      int32_t cr_ref;
      uint32_t cr_uid;
      short cr_ngroups;
      uint32_t cr_groups[16];
    } e_ucred;
    struct {
      int32_t dummy;
      char *dummy2;
      int32_t dummy3[5];
      char *dummy4[3];
    } e_vm;
    int32_t e_ppid, e_pgid;
    short e_jobc;
    int32_t e_tdev, e_tpgid;
    void *e_tsess;
    char e_wmesg[7 + 1];
    int32_t e_xsize;
    short e_xrssize, e_xccount, e_xswrss;
    int32_t e_flag;
    char e_login[12];
    int32_t e_spare[4];
  } kp_eproc;
};

/* What other programs for 64-bit macOS have relied on for many years. */
_Static_assert(sizeof(struct kinfo_proc) == 648, "kinfo_proc");
_Static_assert(offsetof(struct kinfo_proc, kp_proc.p_pid) == 40, "p_pid");
_Static_assert(offsetof(struct kinfo_proc, kp_eproc.e_ppid) == 560, "e_ppid");

enum { MOST = 64 };
static struct kinfo_proc processes[MOST];
static int sessions[MOST], count, refused;
static char boot_session[64];
static uint64_t clock_now;

void double_process(int pid, int parent, int session, int terminal, char state, long seconds, int microseconds) {
  struct kinfo_proc *made = &processes[count];
  memset(made, 0xa5, sizeof *made); /* no field but these may be looked at */
  made->kp_proc.p_un.p_starttime.tv_sec = seconds;
  made->kp_proc.p_un.p_starttime.tv_usec = microseconds;
  made->kp_proc.p_stat = state;
  made->kp_proc.p_pid = pid;
  made->kp_eproc.e_ppid = parent;
  made->kp_eproc.e_tdev = terminal;
  sessions[count++] = session;
}

void double_boot(const char *session, long now) {
  snprintf(boot_session, sizeof boot_session, "%s", session);
  clock_now = (uint64_t)now;
}

void double_refuse(int error) { refused = error; }

static int place(int pid) {
  for (int i = count - 1; i >= 0; i--)
    if (processes[i].kp_proc.p_pid == pid) return i;
  return -1;
}

static int fails(int error) {
  errno = error;
  return -1;
}

int sysctl(int *name, unsigned length, void *old, size_t *size, void *wanted, size_t wanted_size) {
  if (refused) return fails(refused);
  if (length != 4 || name[0] != 1 || name[1] != 14 || name[2] != 1 || wanted || wanted_size) return fails(EINVAL);
  int at = place(name[3]);
  if (at < 0) {
    *size = 0;
    return 0;
  }
  if (*size < sizeof processes[at]) return fails(ENOMEM);
  memcpy(old, &processes[at], sizeof processes[at]);
  *size = sizeof processes[at];
  return 0;
}

int sysctlbyname(const char *name, void *old, size_t *size, void *wanted, size_t wanted_size) {
  if (refused) return fails(refused);
  size_t needed = strlen(boot_session) + 1;
  if (strcmp(name, "kern.bootsessionuuid") || wanted || wanted_size) return fails(ENOENT);
  if (*size < needed) return fails(ENOMEM);
  memcpy(old, boot_session, needed);
  *size = needed;
  return 0;
}

pid_t getsid(pid_t pid) {
  int at = place(pid);
  return at < 0 ? fails(ESRCH) : sessions[at];
}

uint64_t clock_gettime_nsec_np(int clock) { return clock == 4 ? clock_now : 0; }

char *devname_r(int device, uint16_t type, char *name, int size) {
  if (type != 0x2000 || device == 0x10000063) return NULL;
  snprintf(name, (size_t)size, "ttys%03d", device & 0xffffff);
  return name;
}
