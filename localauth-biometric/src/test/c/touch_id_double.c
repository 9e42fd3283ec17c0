/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stand-in for CoreFoundation, Security, the Objective-C runtime and LocalAuthentication, with
 * the names, types and ownership rules of Apple's headers, for tests on systems that have none of
 * them. Every pointer that comes in is looked up before it is used, so that a mistake of the
 * caller becomes a count and not a crash. A question is answered on a thread of its own.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef const void *CFTypeRef;
typedef long CFIndex;
typedef unsigned long CFTypeID;
typedef int32_t OSStatus;
typedef uint32_t UInt32;

enum { STRING = 7, DATA = 20, ERROR = 100, CONTEXT = 101 };
enum { UTF8 = 0x08000100 };
enum { OBJECTS = 1 << 18, POOLED = 16, SELECTORS = 32, TEXT = 512 };

typedef struct {
  int type; /* 0: this place was never given out */
  long retains;
  unsigned char *bytes;
  CFIndex length;
  long code; /* of an error */
  int can_biometrics, invalid; /* of a context */
  CFTypeRef title;
} Object;

/* Never reused, so that a pointer to a dead object is known as such for ever. */
static Object objects[OBJECTS];
static long used;
static pthread_mutex_t lock;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

enum { LIVE, CREATED, OVER_RELEASED, FOREIGN, POOLS, MALFORMED, MISUSED, SHOWN, WAITING, COUNTERS };
static long counters[COUNTERS];

#define ENTER pthread_mutex_lock(&lock)
#define LEAVE pthread_mutex_unlock(&lock)

static Object *make(int type) {
  if (used == OBJECTS) abort();
  Object *made = &objects[used++];
  made->type = type;
  made->retains = 1;
  counters[LIVE]++;
  counters[CREATED]++;
  return made;
}

static Object *place_of(CFTypeRef pointer) {
  uintptr_t from = (uintptr_t)objects, at = (uintptr_t)pointer;
  if (at < from || at >= from + sizeof objects || (at - from) % sizeof(Object) != 0) return NULL;
  Object *object = (Object *)pointer;
  return object->type ? object : NULL;
}

/* A living object of this type (0: of any), or NULL and a count. */
static Object *known(CFTypeRef pointer, int type) {
  Object *object = place_of(pointer);
  if (!object || object->retains <= 0 || (type && object->type != type)) {
    counters[FOREIGN]++;
    return NULL;
  }
  return object;
}

static void release(CFTypeRef pointer) {
  Object *object = place_of(pointer);
  if (!object) {
    counters[FOREIGN]++;
    return;
  }
  if (object->retains <= 0) {
    counters[OVER_RELEASED]++;
    return;
  }
  if (--object->retains) return;
  counters[LIVE]--;
  if (object->title) release(object->title);
  free(object->bytes);
  object->bytes = NULL;
}

static Object *bytes_of(int type, const void *bytes, CFIndex length) {
  Object *made = make(type);
  made->bytes = calloc(1, (size_t)length + 1);
  memcpy(made->bytes, bytes, (size_t)length);
  made->length = length;
  return made;
}

/* ---- CoreFoundation ---- */

void CFRelease(CFTypeRef object) { ENTER; release(object); LEAVE; }

CFTypeID CFGetTypeID(CFTypeRef pointer) {
  ENTER; Object *object = known(pointer, 0); LEAVE;
  return object ? (CFTypeID)object->type : 0;
}

CFTypeID CFDataGetTypeID(void) { return DATA; }

CFTypeRef CFStringCreateWithBytes(CFTypeRef allocator, const unsigned char *bytes, CFIndex length,
                                  UInt32 encoding, unsigned char is_external) {
  if (allocator || encoding != UTF8 || is_external || length < 0) return NULL;
  ENTER; Object *made = bytes_of(STRING, bytes, length); LEAVE;
  return made;
}

CFIndex CFDataGetLength(CFTypeRef pointer) {
  ENTER; Object *data = known(pointer, DATA); LEAVE;
  return data ? data->length : -1;
}

const unsigned char *CFDataGetBytePtr(CFTypeRef pointer) {
  ENTER; Object *data = known(pointer, DATA); LEAVE;
  return data && data->length ? data->bytes : NULL;
}

/* ---- Security ---- */

static UInt32 session = 0x30;
static OSStatus session_status;

OSStatus SessionGetInfo(UInt32 which, UInt32 *id, UInt32 *attributes) {
  if (which != 0xFFFFFFFFu || !id || !attributes) return -60500;
  ENTER; *id = 100002; *attributes = session; OSStatus status = session_status; LEAVE;
  return status;
}

/* ---- the runtime ---- */

static char *selectors[SELECTORS];
static char class_of_contexts;

void *objc_getClass(const char *name) {
  return strcmp(name, "LAContext") ? NULL : &class_of_contexts;
}

void *sel_registerName(const char *name) {
  ENTER;
  int at = 0;
  while (selectors[at] && strcmp(selectors[at], name)) at++;
  if (!selectors[at]) selectors[at] = strdup(name);
  LEAVE;
  return selectors[at];
}

typedef struct Pool {
  struct Pool *outer;
  Object *objects[POOLED];
  int count;
} Pool;
static __thread Pool *innermost;

void *objc_autoreleasePoolPush(void) {
  Pool *pool = calloc(1, sizeof *pool);
  pool->outer = innermost;
  ENTER; counters[POOLS]++; LEAVE;
  return innermost = pool;
}

void objc_autoreleasePoolPop(void *token) {
  ENTER;
  Pool *pool = innermost;
  if (!pool || pool != token) counters[MISUSED]++; /* another thread's, or not the last one */
  else {
    for (int i = 0; i < pool->count; i++) release(pool->objects[i]);
    innermost = pool->outer;
    free(pool);
    counters[POOLS]--;
  }
  LEAVE;
}

static Object *autoreleased(Object *object) {
  if (!innermost || innermost->count == POOLED) counters[MISUSED]++;
  else innermost->objects[innermost->count++] = object;
  return object;
}

/* ---- blocks ---- */

typedef struct Block {
  void *isa;
  int flags, reserved;
  void (*invoke)(struct Block *, uintptr_t, void *);
  struct { unsigned long reserved, size; const char *signature; } *descriptor;
} Block;
void *_NSConcreteGlobalBlock[32];

/* What a compiler lays out for a block that captures nothing. */
static int well_formed(const Block *block) {
  return block && block->isa == _NSConcreteGlobalBlock && block->flags == 0x50000000
      && !block->reserved && block->invoke && block->descriptor && !block->descriptor->reserved
      && block->descriptor->size == sizeof *block && block->descriptor->signature
      && !strcmp(block->descriptor->signature + 7, "8@\"NSError\"12")
      && !strncmp(block->descriptor->signature, "v20@?0", 6);
}

/* ---- LocalAuthentication ---- */

/* A BOOL is 8 bits of the register; the rest is whatever was there. */
#define BOOL_WITH_DIRT(value) (0x7B5A3C00UL | (unsigned char)(value))

enum { KEEPS_SILENT = 1, IGNORES_INVALIDATE = 2, SLOW_TO_SAY = 4, ANSWERS_TWICE = 8 };
static long can_codes[3];
static int answer_success = 1, manner;
static long answer_code;
static unsigned char state[64];
static CFIndex state_length = 4;
static int state_type = DATA;
static char last_reason[TEXT], last_title[TEXT];
static long last_policy;

static Object *error_of(long code) {
  Object *error = make(ERROR);
  error->code = code;
  return error;
}

typedef struct {
  Block *block;
  Object *context;
  int success; /* what is going to be answered is known when the sheet is shown */
  long code;
} Job;

static void *answer(void *pointer) {
  Job job = *(Job *)pointer;
  free(pointer);
  ENTER;
  counters[WAITING]++;
  pthread_cond_broadcast(&changed);
  while ((manner & KEEPS_SILENT) && !(job.context->invalid && !(manner & IGNORES_INVALIDATE)))
    pthread_cond_wait(&changed, &lock);
  counters[WAITING]--;
  int invalid = job.context->invalid && !(manner & IGNORES_INVALIDATE);
  int success = invalid ? 0 : job.success;
  long code = invalid ? -9 : job.code;
  int twice = manner & ANSWERS_TWICE;
  Object *error = code ? error_of(code) : NULL;
  LEAVE;
  job.block->invoke(job.block, BOOL_WITH_DIRT(success), error);
  if (twice) job.block->invoke(job.block, BOOL_WITH_DIRT(1), NULL);
  ENTER;
  /* _Block_release looks at the flags when the callback has returned. */
  if (!well_formed(job.block)) counters[MALFORMED]++;
  if (error) release(error);
  release(job.context);
  LEAVE;
  return NULL;
}

static void evaluate(Object *context, long policy, CFTypeRef reason_pointer, Block *block) {
  Object *reason = known(reason_pointer, STRING);
  if ((policy != 1 && policy != 2) || !reason || !reason->length) {
    counters[MISUSED]++; /* NSInvalidArgumentException */
    return;
  }
  if (!well_formed(block)) {
    counters[MALFORMED]++;
    return;
  }
  counters[SHOWN]++;
  last_policy = policy;
  snprintf(last_reason, TEXT, "%s", reason->bytes);
  snprintf(last_title, TEXT, "%s",
           context->title ? (char *)((Object *)context->title)->bytes : "(none)");
  context->retains++;
  Job *job = malloc(sizeof *job);
  *job = (Job){block, context, answer_success, answer_code};
  pthread_t thread;
  pthread_attr_t detached;
  pthread_attr_init(&detached);
  pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
  if (pthread_create(&thread, &detached, answer, job)) abort();
  pthread_attr_destroy(&detached);
}

static uintptr_t can(Object *context, long policy, void **error) {
  if (policy != 1 && policy != 2) {
    counters[MISUSED]++;
    return BOOL_WITH_DIRT(0);
  }
  while (manner & SLOW_TO_SAY) {
    counters[WAITING] = 1;
    pthread_cond_broadcast(&changed);
    pthread_cond_wait(&changed, &lock);
    counters[WAITING] = 0;
  }
  long code = can_codes[policy];
  if (code && error) *error = autoreleased(error_of(code));
  if (!code && policy == 1) context->can_biometrics = 1;
  return BOOL_WITH_DIRT(code == 0);
}

static uintptr_t to_context(Object *context, const char *selector, uintptr_t a, uintptr_t b,
                            uintptr_t c) {
  if (!strcmp(selector, "init")) return (uintptr_t)context;
  if (!strcmp(selector, "canEvaluatePolicy:error:")) return can(context, (long)a, (void **)b);
  if (!strcmp(selector, "evaluatePolicy:localizedReason:reply:")) {
    evaluate(context, (long)a, (CFTypeRef)b, (Block *)c);
    return 0;
  }
  if (!strcmp(selector, "invalidate")) {
    context->invalid = 1;
    pthread_cond_broadcast(&changed);
    return 0;
  }
  if (!strcmp(selector, "setLocalizedFallbackTitle:")) {
    Object *title = known((CFTypeRef)a, STRING);
    if (context->title) release(context->title);
    if (title) title->retains++;
    context->title = title;
    return 0;
  }
  if (!strcmp(selector, "evaluatedPolicyDomainState")) {
    if (!context->can_biometrics || !state_length) return 0;
    return (uintptr_t)autoreleased(bytes_of(state_type, state, state_length));
  }
  counters[MISUSED]++; /* unrecognized selector */
  return 0;
}

uintptr_t objc_msgSend(void *receiver, const char *selector, uintptr_t a, uintptr_t b,
                       uintptr_t c) {
  if (!receiver) return 0;
  uintptr_t result = 0;
  ENTER;
  if (receiver == &class_of_contexts) {
    if (!strcmp(selector, "alloc")) result = (uintptr_t)make(CONTEXT);
    else counters[MISUSED]++;
  } else if (!strcmp(selector, "release")) {
    release(receiver);
  } else {
    Object *object = known(receiver, 0);
    if (object && object->type == ERROR && !strcmp(selector, "code")) result = (uintptr_t)object->code;
    else if (object && object->type == CONTEXT) result = to_context(object, selector, a, b, c);
    else if (object) counters[MISUSED]++;
  }
  LEAVE;
  return result;
}

__attribute__((constructor)) static void prepare(void) {
  pthread_mutexattr_t recursive;
  pthread_mutexattr_init(&recursive);
  pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&lock, &recursive);
  memcpy(state, "left", 4);
}

/* ---- what tests turn and read ---- */

long double_count(int counter) { ENTER; long count = counters[counter]; LEAVE; return count; }
void double_session(UInt32 attributes, OSStatus status) {
  ENTER; session = attributes; session_status = status; LEAVE;
}
void double_can(long policy, long code) { ENTER; can_codes[policy] = code; LEAVE; }
void double_answer(int success, long code) { ENTER; answer_success = success; answer_code = code; LEAVE; }
void double_manner(int how) { ENTER; manner = how; pthread_cond_broadcast(&changed); LEAVE; }
void double_state(const unsigned char *bytes, CFIndex length, int type) {
  ENTER; memcpy(state, bytes, (size_t)length); state_length = length; state_type = type; LEAVE;
}
const char *double_reason(void) { return last_reason; }
const char *double_title(void) { return last_title; }
long double_policy(void) { return last_policy; }

/* Returns 1 once a counter has this value, 0 if it has not after ten seconds. */
int double_await(int counter, long value) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += 10;
  ENTER;
  int late = 0;
  while (counters[counter] != value && !late) {
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    late = soon.tv_sec > until.tv_sec;
    soon.tv_nsec += 5000000;
    if (soon.tv_nsec >= 1000000000) { soon.tv_sec++; soon.tv_nsec -= 1000000000; }
    pthread_cond_timedwait(&changed, &lock, &soon);
  }
  int reached = counters[counter] == value;
  LEAVE;
  return reached;
}
