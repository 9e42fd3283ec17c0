// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Pointer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this process keeps between calls: its connection to the bus and the session with the
 * provider, made on first use and again when either was replaced. Agreeing on a session's key costs
 * more than everything else in a call.
 */
final class Link {
  static final String SECRETS = "org.freedesktop.secrets";

  /**
   * KWallet refuses a public key of the client that begins with a zero byte, which libsecret leaves
   * out: once in 256 sessions.
   */
  private static final int TRIES = 3;

  private final Libraries libraries;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Pointer context;
  private @Nullable Pointer connection;
  private @Nullable Pointer service;
  private String owner = "";
  private volatile Provider provider = Provider.OTHER;
  private volatile boolean doubtful;

  Link(Libraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Returns the one of this process; libsecret keeps one as well.
   *
   * @throws LinkageError if a native library is missing
   */
  static Link ofThisProcess() {
    return Shared.LINK;
  }

  Libraries libraries() {
    return libraries;
  }

  /** Returns the provider as last seen. */
  Provider provider() {
    return provider;
  }

  /** Makes the next session a new one, because something did not answer. */
  void doubt() {
    doubtful = true;
  }

  /** Returns a session with the provider that is there now; the caller closes it. */
  Session session(Deadline deadline, Pointer cancellable) throws GlibException {
    if (!deadline.acquire(lock)) {
      throw SecretServiceError.timedOut("OpenSession");
    }
    try {
      if (context == null) {
        context = libraries.glib().g_main_context_new();
      }
      // Signals for what is made here wait in this context: in the default one, which nobody may
      // ever run, they would pile up, and in somebody else's they would run on their thread.
      libraries.glib().g_main_context_push_thread_default(context);
      try {
        return current(cancellable);
      } finally {
        drain(context);
        libraries.glib().g_main_context_pop_thread_default(context);
      }
    } finally {
      lock.unlock();
    }
  }

  private Session current(Pointer cancellable) throws GlibException {
    if (doubtful || isClosed()) {
      disconnect();
    }
    Bus bus = bus(cancellable);
    String now;
    try {
      now = bus.owner(SECRETS);
    } catch (GlibException e) {
      if (!SecretServiceError.isClosed(e)) {
        throw e;
      }
      // The bus ended since the last call.
      disconnect();
      bus = bus(cancellable);
      now = bus.owner(SECRETS);
    }
    Pointer agreed = service;
    if (agreed == null || !now.equals(owner)) {
      forgetService();
      provider = now.isEmpty() ? Provider.OTHER : bus.provider(now);
      agreed = agree(bus);
    }
    libraries.gobject().g_object_ref(bus.connection());
    libraries.gobject().g_object_ref(agreed);
    return new Session(bus, owner, agreed);
  }

  private Bus bus(Pointer cancellable) throws GlibException {
    return new Bus(libraries, connection == null ? connect(cancellable) : connection, cancellable);
  }

  private Pointer connect(Pointer cancellable) throws GlibException {
    ErrorSlot error = new ErrorSlot();
    Pointer made =
        libraries.gio().g_bus_get_sync(Gio.G_BUS_TYPE_SESSION, cancellable, error.reference());
    if (made == null) {
      throw error.take(libraries.glib(), SecretServiceError.CONNECT);
    }
    // The default ends this process with SIGTERM when the bus goes away.
    libraries.gio().g_dbus_connection_set_exit_on_close(made, Glib.FALSE);
    connection = made;
    return made;
  }

  private Pointer agree(Bus bus) throws GlibException {
    Pointer made = openSession(bus);
    service = made;
    owner = bus.owner(SECRETS);
    provider = bus.provider(owner);
    return made;
  }

  private Pointer openSession(Bus bus) throws GlibException {
    for (int tries = 1; ; tries++) {
      ErrorSlot error = new ErrorSlot();
      Pointer made =
          libraries
              .secret()
              .secret_service_get_sync(
                  LibSecret.SECRET_SERVICE_OPEN_SESSION, bus.cancellable(), error.reference());
      if (made != null) {
        return made;
      }
      GlibException refused = error.take(libraries.glib(), "OpenSession");
      if (!SecretServiceError.isArgumentRefused(refused) || tries == TRIES) {
        throw refused;
      }
    }
  }

  private boolean isClosed() {
    return connection != null
        && libraries.gio().g_dbus_connection_is_closed(connection) != Glib.FALSE;
  }

  private void disconnect() {
    forgetService();
    if (connection != null) {
      libraries.gobject().g_object_unref(connection);
      connection = null;
    }
    if (context != null) {
      drain(context);
    }
    doubtful = false;
  }

  private void forgetService() {
    libraries.secret().secret_service_disconnect();
    if (service != null) {
      libraries.gobject().g_object_unref(service);
      service = null;
    }
    owner = "";
  }

  private void drain(Pointer pending) {
    while (libraries.glib().g_main_context_iteration(pending, Glib.FALSE) != Glib.FALSE) {
      // Each turn runs what is waiting.
    }
  }

  private static final class Shared {
    static final Link LINK = new Link(Libraries.load());
  }
}
