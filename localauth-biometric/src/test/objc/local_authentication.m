/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A genuine Objective-C class LAContext on a genuine runtime (GCC's, with GNUstep's Foundation),
 * compiled by clang with genuine blocks. What is Apple's own stands in: objc_msgSend looks the
 * method up and jumps to it; the autorelease pool functions and CoreFoundation go to Foundation.
 */
#import <Foundation/Foundation.h>
#include <Block.h>
#include <pthread.h>
#include <time.h>

__asm__(
    ".globl objc_msgSend\n.type objc_msgSend,@function\nobjc_msgSend:\n"
    " push %rdi; push %rsi; push %rdx; push %rcx; push %r8; push %r9; sub $8,%rsp\n"
    " call objc_msg_lookup@PLT\n"
    " add $8,%rsp; pop %r9; pop %r8; pop %rcx; pop %rdx; pop %rsi; pop %rdi\n jmp *%rax\n");

void *objc_autoreleasePoolPush(void) { return [[NSAutoreleasePool alloc] init]; }
void objc_autoreleasePoolPop(void *pool) { [(NSAutoreleasePool *)pool drain]; }

typedef void (^Reply)(BOOL success, NSError *error);
static long answer_code, delay_milliseconds, deallocated;
static char last_reason[256];
static char last_title[256];

static NSError *error_of(long code) {
  return [NSError errorWithDomain:@"com.apple.LocalAuthentication" code:code userInfo:nil];
}

@interface LAContext : NSObject {
  NSString *localizedFallbackTitle;
  volatile BOOL invalid;
}
- (BOOL)isInvalid;
@end

typedef struct { LAContext *context; Reply reply; } Job;

static void *answer(void *pointer) {
  Job *job = pointer;
  struct timespec delay = {delay_milliseconds / 1000, delay_milliseconds % 1000 * 1000000};
  nanosleep(&delay, NULL);
  GSRegisterCurrentThread();
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  long code = [job->context isInvalid] ? -9 : answer_code;
  job->reply(code == 0, code ? error_of(code) : nil);
  Block_release(job->reply);
  [job->context release];
  [pool drain];
  GSUnregisterCurrentThread();
  free(job);
  return NULL;
}

@implementation LAContext
- (BOOL)canEvaluatePolicy:(NSInteger)policy error:(NSError **)error {
  if (policy != 1 && policy != 2)
    [NSException raise:NSInvalidArgumentException format:@"Unknown policy: '%ld'", (long)policy];
  if (answer_code != -7) return YES;
  if (error) *error = error_of(answer_code);
  return NO;
}
- (void)evaluatePolicy:(NSInteger)policy localizedReason:(NSString *)reason reply:(Reply)reply {
  if ([reason length] == 0) [NSException raise:NSInvalidArgumentException format:@"no reason"];
  snprintf(last_reason, sizeof last_reason, "%s", [reason UTF8String]);
  snprintf(last_title, sizeof last_title, "%s",
           localizedFallbackTitle ? [localizedFallbackTitle UTF8String] : "(none)");
  Job *job = malloc(sizeof *job);
  job->context = [self retain];
  job->reply = Block_copy(reply);
  pthread_t thread;
  pthread_create(&thread, NULL, answer, job);
  pthread_detach(thread);
}
- (NSData *)evaluatedPolicyDomainState { return [NSData dataWithBytes:"left" length:4]; }
- (void)setLocalizedFallbackTitle:(NSString *)title {
  [localizedFallbackTitle release];
  localizedFallbackTitle = [title copy];
}
- (void)invalidate { invalid = YES; }
- (BOOL)isInvalid { return invalid; }
- (void)dealloc {
  [localizedFallbackTitle release];
  __sync_add_and_fetch(&deallocated, 1);
  [super dealloc];
}
@end

void *CFStringCreateWithBytes(void *allocator, const unsigned char *bytes, long length,
                              unsigned encoding, unsigned char external) {
  return [[NSString alloc] initWithBytes:bytes length:length encoding:NSUTF8StringEncoding];
}
void CFRelease(void *object) { [(id)object release]; }
unsigned long CFDataGetTypeID(void) { return 20; }
unsigned long CFGetTypeID(void *object) { return [(id)object isKindOfClass:[NSData class]] ? 20 : 0; }
long CFDataGetLength(void *data) { return [(NSData *)data length]; }
const void *CFDataGetBytePtr(void *data) { return [(NSData *)data bytes]; }
int SessionGetInfo(unsigned session, unsigned *id, unsigned *attributes) {
  *id = 1;
  *attributes = 0x30;
  return 0;
}

void double_answer(long code, long delay) { answer_code = code; delay_milliseconds = delay; }
long double_deallocated(void) { return __sync_add_and_fetch(&deallocated, 0); }
const char *double_reason(void) { return last_reason; }
const char *double_title(void) { return last_title; }
