// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** The senders that came with the application; looked for when one is needed. */
record Senders(Supplier<List<SmsSender>> shipped) {
  /**
   * Returns what the class loader of this module finds, and nothing a thread or a directory could
   * add.
   */
  static Senders ofThisApplication() {
    return new Senders(
        () -> {
          List<SmsSender> found = new ArrayList<>();
          ServiceLoader.load(SmsSender.class, Senders.class.getClassLoader()).forEach(found::add);
          return found;
        });
  }

  /** Returns the only sender of this name, if it can work here. */
  SmsSender named(String id) throws AuthenticatorException {
    List<SmsSender> all = shipped.get();
    List<SmsSender> named = all.stream().filter(sender -> sender.id().equals(id)).toList();
    if (named.size() > 1) {
      throw new AuthenticatorException(Reason.FAILED, "two senders of SMS are named " + id);
    }
    if (named.isEmpty()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "this installation does not have the sender " + id,
          "it has " + Words.list(all.stream().map(SmsSender::id).toList()));
    }
    requireUsable(named.get(0));
    return named.get(0);
  }

  /** Returns the names of all. */
  List<String> names() {
    return shipped.get().stream().map(SmsSender::id).toList();
  }

  private static void requireUsable(SmsSender sender) throws AuthenticatorException {
    var availability = sender.availability();
    if (!availability.usable()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, availability.detail(), availability.hint().orElse(""));
    }
  }
}
