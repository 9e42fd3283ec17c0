// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/** Waits for a window of the provider in which a person agrees or refuses. */
final class Prompt implements Gio.SignalCallback {
  private static final String PROMPT = "org.freedesktop.Secret.Prompt";
  private static final String COMPLETED = "Completed";
  private static final int DISMISS_MILLIS = 1000;

  private enum Outcome {
    PENDING,
    AGREED,
    REFUSED,
    LOST
  }

  private final Glib glib;
  private Outcome outcome = Outcome.PENDING;

  private Prompt(Glib glib) {
    this.glib = glib;
  }

  /** Shows the prompt. Returns whether the person agreed. */
  static boolean perform(Session session, Deadline deadline, String path) throws GlibException {
    Glib glib = session.bus().libraries().glib();
    Prompt prompt = new Prompt(glib);
    // Signals are delivered on this thread, in a context that nobody else knows.
    Pointer context = glib.g_main_context_new();
    glib.g_main_context_push_thread_default(context);
    deadline.wake(() -> glib.g_main_context_wakeup(context));
    try {
      return prompt.run(session, deadline, path, context);
    } finally {
      deadline.wake(() -> {});
      while (glib.g_main_context_iteration(context, Glib.FALSE) != Glib.FALSE) {
        // The subscriptions are taken apart here.
      }
      glib.g_main_context_pop_thread_default(context);
      glib.g_main_context_unref(context);
      Reference.reachabilityFence(prompt);
    }
  }

  private boolean run(Session session, Deadline deadline, String path, Pointer context)
      throws GlibException {
    Gio gio = session.bus().libraries().gio();
    Pointer connection = session.bus().connection();
    Arguments arguments = new Arguments(glib);
    int completed = subscribe(session, session.owner(), PROMPT, COMPLETED, path, null);
    int lost =
        subscribe(session, Bus.NAME, Bus.NAME, "NameOwnerChanged", Bus.PATH, session.owner());
    try {
      Pointer window = arguments.tuple(arguments.text(""));
      session.bus().call(session.owner(), path, PROMPT + ".Prompt", window, "()").close();
      while (outcome == Outcome.PENDING && !deadline.expired()) {
        glib.g_main_context_iteration(context, Glib.TRUE);
      }
    } finally {
      gio.g_dbus_connection_signal_unsubscribe(connection, completed);
      gio.g_dbus_connection_signal_unsubscribe(connection, lost);
    }
    if (outcome == Outcome.PENDING) {
      dismiss(session, path);
    }
    return switch (outcome) {
      case AGREED -> true;
      case REFUSED -> false;
      case LOST -> throw SecretServiceError.lost("Prompt");
      case PENDING -> throw SecretServiceError.timedOut("Prompt");
    };
  }

  private int subscribe(
      Session session,
      String sender,
      String interfaceName,
      String signal,
      String path,
      @Nullable String first) {
    return session
        .bus()
        .libraries()
        .gio()
        .g_dbus_connection_signal_subscribe(
            session.bus().connection(),
            sender,
            interfaceName,
            signal,
            path,
            first,
            Gio.G_DBUS_SIGNAL_FLAGS_NONE,
            this,
            null,
            null);
  }

  // Nobody waits for the answer: the provider may be the one that hangs.
  private void dismiss(Session session, String path) {
    session
        .bus()
        .libraries()
        .gio()
        .g_dbus_connection_call(
            session.bus().connection(),
            session.owner(),
            path,
            PROMPT,
            "Dismiss",
            new Arguments(glib).tuple(),
            null,
            Gio.G_DBUS_CALL_FLAGS_NO_AUTO_START,
            DISMISS_MILLIS,
            null,
            null,
            null);
  }

  @Override
  public void signalled(
      Pointer connection,
      String sender,
      String objectPath,
      String interfaceName,
      String signalName,
      Pointer parameters,
      @Nullable Pointer userData) {
    if (outcome != Outcome.PENDING) {
      return;
    }
    if (!signalName.equals(COMPLETED)) {
      outcome = Outcome.LOST;
      return;
    }
    try (Variant dismissed = new Variant(glib, glib.g_variant_ref(parameters))) {
      // (bv): whether it was dismissed, and a result.
      boolean agreed = dismissed.is("(bv)") && !dismissed.part(0, Variant::flag);
      outcome = agreed ? Outcome.AGREED : Outcome.REFUSED;
    }
  }
}
