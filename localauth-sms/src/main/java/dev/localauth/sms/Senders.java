// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Bundles;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The senders that came with the application; looked for when one is needed. */
record Senders(Supplier<List<SmsSender>> shipped) {
  /**
   * Returns what the class loader of this module finds, and the bundles beside it, and nothing that
   * a thread or the person's directories could add.
   */
  static Senders ofThisApplication() {
    return new Senders(() -> Bundles.beside(Senders.class).stream().flatMap(Senders::in).toList());
  }

  /** What a bundle finds in the application itself was found there already. */
  private static Stream<SmsSender> in(ClassLoader loader) {
    return ServiceLoader.load(SmsSender.class, loader).stream()
        .filter(found -> isOwn(loader) || found.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get);
  }

  private static boolean isOwn(ClassLoader loader) {
    return loader == Senders.class.getClassLoader();
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
