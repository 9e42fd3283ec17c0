// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Pointer;
import dev.localauth.api.SecretName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Secret Service over the bus. libsecret opens the session and encrypts what travels; the calls
 * are made one by one, because libsecret's own ignore their cancellable while they load secrets
 * ({@code secret_service_search_sync}) and wait for ever on the prompt of a provider that hangs.
 */
final class LibSecretService implements SecretService {
  private static final String ROOT = "/org/freedesktop/secrets";
  private static final String SERVICE = "org.freedesktop.Secret.Service";
  private static final String COLLECTION = "org.freedesktop.Secret.Collection";
  private static final String ITEM = "org.freedesktop.Secret.Item";
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  private static final String KWALLET = "org.kde.KWallet";
  private static final List<String> KWALLET_MODULES =
      List.of("/modules/kwalletd5", "/modules/kwalletd6");
  private static final Pattern COLLECTIONS = Pattern.compile(ROOT + "/collection/[^/]+");
  private static final String NONE = "/";

  // KeePassXC makes two items when two calls to replace the same missing one meet.
  private static final ReentrantLock CREATING = new ReentrantLock();

  private final Link link;
  private final Libraries libraries;
  private final Arguments arguments;
  private final Pointer cancellable;
  private final Deadline deadline;
  private @Nullable Session session;

  LibSecretService(Link link, Duration limit) {
    this.link = link;
    libraries = link.libraries();
    arguments = new Arguments(libraries.glib());
    cancellable = libraries.gio().g_cancellable_new();
    deadline = new Deadline(limit, () -> libraries.gio().g_cancellable_cancel(cancellable));
  }

  @Override
  public Found search(SecretName name) throws GlibException {
    Pointer asked = arguments.tuple(arguments.texts(attributes(name)));
    try (Variant reply = call(ROOT, SERVICE + ".SearchItems", asked, "(aoao)")) {
      return new Found(reply.part(0, Variant::texts), reply.part(1, Variant::texts));
    }
  }

  @Override
  public Optional<String> defaultCollection() throws GlibException {
    Pointer asked = arguments.tuple(arguments.text("default"));
    try (Variant reply = call(ROOT, SERVICE + ".ReadAlias", asked, "(o)")) {
      return Optional.of(reply.part(0, Variant::text)).filter(path -> !path.equals(NONE));
    }
  }

  @Override
  public boolean locked(String collection) throws GlibException {
    Pointer asked = arguments.tuple(arguments.text(COLLECTION), arguments.text("Locked"));
    try (Variant reply = call(collection, PROPERTIES + ".Get", asked, "(v)")) {
      // Whatever is no clear "false" counts as locked.
      return reply.part(0, value -> value.content(locked -> !locked.is("b") || locked.flag()));
    }
  }

  @Override
  public Optional<byte[]> secret(String item) throws GlibException {
    Envelope envelope = envelope();
    String path = libraries.secret().secret_service_get_session_dbus_path(envelope.service());
    Pointer asked = arguments.tuple(arguments.path(path));
    try (Variant reply = call(item, ITEM + ".GetSecret", asked, "((oayays))")) {
      return reply.part(0, sent -> envelope.open(sent.lent()));
    }
  }

  @Override
  public boolean create(String collection, SecretName name, byte[] value) throws GlibException {
    if (!deadline.acquire(CREATING)) {
      throw SecretServiceError.timedOut("CreateItem");
    }
    try {
      Pointer secret = envelope().seal(value);
      Pointer properties =
          arguments.variants(
              Map.of(
                  ITEM + ".Label", arguments.text(name.toString()),
                  ITEM + ".Attributes", arguments.texts(attributes(name))));
      Pointer asked = arguments.tuple(properties, secret, arguments.flag(true));
      try (Variant reply = call(collection, COLLECTION + ".CreateItem", asked, "(oo)")) {
        return prompted(reply.part(1, Variant::text));
      }
    } finally {
      CREATING.unlock();
    }
  }

  @Override
  public void replace(String item, byte[] value) throws GlibException {
    call(item, ITEM + ".SetSecret", arguments.tuple(envelope().seal(value)), "()").close();
  }

  @Override
  public boolean delete(String item) throws GlibException {
    try (Variant reply = call(item, ITEM + ".Delete", arguments.tuple(), "(o)")) {
      return prompted(reply.part(0, Variant::text));
    }
  }

  @Override
  public boolean asksToUnlock(String object) throws GlibException {
    boolean wallet = provider() == Provider.KWALLET && COLLECTIONS.matcher(object).matches();
    return !wallet || !isOpenWallet(object);
  }

  // KWallet keeps a wallet that was opened at log-in marked as locked until somebody unlocks it
  // through the Secret Service, which then asks nobody.
  private boolean isOpenWallet(String collection) throws GlibException {
    for (String module : KWALLET_MODULES) {
      Pointer asked = arguments.tuple(arguments.text(label(collection)));
      try (Variant reply = call(module, KWALLET + ".isOpen", asked, "(b)")) {
        return reply.part(0, Variant::flag);
      } catch (GlibException e) {
        if (!SecretServiceError.isGone(e)) {
          throw e;
        }
      }
    }
    return false;
  }

  private String label(String collection) throws GlibException {
    Pointer asked = arguments.tuple(arguments.text(COLLECTION), arguments.text("Label"));
    try (Variant reply = call(collection, PROPERTIES + ".Get", asked, "(v)")) {
      return reply.part(0, value -> value.content(label -> label.is("s") ? label.text() : ""));
    }
  }

  @Override
  public boolean unlock(String object) throws GlibException {
    Pointer asked = arguments.tuple(arguments.paths(List.of(object)));
    try (Variant reply = call(ROOT, SERVICE + ".Unlock", asked, "(aoo)")) {
      return prompted(reply.part(1, Variant::text));
    }
  }

  private boolean prompted(String prompt) throws GlibException {
    return prompt.equals(NONE) || Prompt.perform(session(), deadline, prompt);
  }

  private Variant call(String path, String member, Pointer asked, String replyType)
      throws GlibException {
    Session current = session();
    try {
      return current.bus().call(current.owner(), path, member, asked, replyType);
    } catch (GlibException e) {
      if (SecretServiceError.isSessionLost(e)) {
        leaveSession();
      }
      throw e;
    }
  }

  @Override
  public void leaveSession() {
    link.doubt();
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private Session session() throws GlibException {
    if (session == null) {
      session = link.session(deadline, cancellable);
    }
    return session;
  }

  private Envelope envelope() throws GlibException {
    return new Envelope(libraries.secret(), session().service());
  }

  // The schema's name is an attribute too; other programs find our items by it.
  private static Map<String, String> attributes(SecretName name) {
    return Map.of(
        "xdg:schema", "dev.localauth", "application", name.application(), "entry", name.entry());
  }

  @Override
  public Provider provider() {
    return link.provider();
  }

  @Override
  public Duration limit() {
    return deadline.limit();
  }

  @Override
  public void extendTo(Duration limit) {
    deadline.extendTo(limit);
  }

  @Override
  public void close() {
    deadline.close();
    if (deadline.expired()) {
      link.doubt();
    }
    if (session != null) {
      session.close();
    }
    libraries.gobject().g_object_unref(cancellable);
  }
}
