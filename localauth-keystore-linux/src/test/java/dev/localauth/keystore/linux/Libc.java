// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** What tests need of the C library. */
interface Libc extends Library {
  Libc INSTANCE = Native.load("c", Libc.class);
  int SIGCONT = 18;
  int SIGSTOP = 19;

  int setenv(String name, String value, int overwrite);

  int kill(int pid, int signal);
}
