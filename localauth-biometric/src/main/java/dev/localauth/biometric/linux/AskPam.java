// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Optional;

/**
 * The process that runs PAM for the account it runs under: says {@link Word}s on standard output,
 * reads {@link Reply} blocks from standard input, and ends.
 */
public final class AskPam {
  private final Libc libc;
  private final LibPam pam;
  private final LibPam.Conv conversation;

  private AskPam(Libc libc, LibPam pam, LibPam.Conv conversation) {
    this.libc = libc;
    this.pam = pam;
    this.conversation = conversation;
  }

  /**
   * Asks once.
   *
   * @param arguments the name of a PAM service
   * @throws IOException if nobody listens
   */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    Replies replies = Replies.from(new DataInputStream(new FileInputStream(FileDescriptor.in)));
    Libc libc;
    LibPam pam;
    try {
      libc = Libc.load();
      pam = LibPam.load();
    } catch (LinkageError missing) {
      new Word.Ended(Stage.START, PamCode.OPEN_ERR.number()).write(out);
      return;
    }
    withdraw(libc);
    new AskPam(libc, pam, new Conversation(libc, out, replies)).ask(arguments[0]).write(out);
  }

  /** Neither a core file nor another process of the account shall show what passes through here. */
  private static void withdraw(Libc libc) {
    NativeLong none = new NativeLong(0);
    libc.prctl(Libc.PR_SET_DUMPABLE, none, none, none, none);
  }

  private Word.Ended ask(String service) {
    Optional<String> account = account();
    if (account.isEmpty()) {
      return new Word.Ended(Stage.START, PamCode.USER_UNKNOWN.number());
    }
    try (Memory conv = new Memory(LibPam.CONV_SIZE)) {
      conv.clear();
      conv.setPointer(0, CallbackReference.getFunctionPointer(conversation));
      PointerByReference handle = new PointerByReference();
      int started = pam.pam_start(service, account.get(), conv, handle);
      if (started != PamCode.SUCCESS.number()) {
        return new Word.Ended(Stage.START, started);
      }
      Word.Ended ended = judge(handle.getValue());
      pam.pam_end(handle.getValue(), ended.code());
      return ended;
    } finally {
      Reference.reachabilityFence(conversation);
    }
  }

  private Word.Ended judge(Pointer handle) {
    int recognized = pam.pam_authenticate(handle, LibPam.PAM_DISALLOW_NULL_AUTHTOK);
    if (recognized != PamCode.SUCCESS.number()) {
      return new Word.Ended(Stage.AUTHENTICATE, recognized);
    }
    return new Word.Ended(
        Stage.ACCOUNT, pam.pam_acct_mgmt(handle, LibPam.PAM_DISALLOW_NULL_AUTHTOK));
  }

  /** By the number that the kernel knows, never by a variable. */
  private Optional<String> account() {
    Pointer entry = libc.getpwuid(libc.getuid());
    return entry == null
        ? Optional.empty()
        : Optional.of(entry.getPointer(0).getString(0, Native.getDefaultStringEncoding()));
  }
}
