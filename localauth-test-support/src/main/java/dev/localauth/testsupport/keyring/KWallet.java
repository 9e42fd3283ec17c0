// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.StringJoiner;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** KWallet 5 with an open wallet, opened as pam_kwallet opens it at log-in. */
public final class KWallet implements RunningProvider {
  private static final String NAME = "org.kde.kwalletd5";
  private static final String PATH = "/modules/kwalletd5";
  private static final String WALLET = "/org/freedesktop/secrets/collection/kdewallet";
  private static final String SETTINGS =
      """
      [Wallet]
      Enabled=true
      First Use=false
      Use One Wallet=true
      Default Wallet=kdewallet
      Prompt on Open=false
      [org.freedesktop.secrets]
      apiEnabled=true
      """;

  private final PrivateBus bus;
  private final byte[] salt = new byte[56];
  private Process process;

  /** Starts it on {@code bus}, which ends with it; skips the test if it is not installed. */
  public KWallet(PrivateBus bus) throws IOException, InterruptedException {
    Programs.require("kwalletd5", "libkf5wallet-bin libqca-qt5-2-plugins");
    this.bus = bus;
    try {
      new SecureRandom().nextBytes(salt);
      bus.write(".local/share/kwalletd/kdewallet.salt", salt);
      bus.write(".config/kwalletrc", SETTINGS.getBytes(UTF_8));
      process = start();
      unlock();
      // A wallet that is made while the daemon runs is not offered as a collection.
      restart();
    } catch (IOException | InterruptedException e) {
      bus.close();
      throw e;
    }
  }

  private Process start() throws IOException, InterruptedException {
    Process started = bus.start("kwalletd5");
    bus.awaitSecrets(started);
    return started;
  }

  @Override
  public PrivateBus bus() {
    return bus;
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public void lock() throws IOException, InterruptedException {
    bus.call(
        PrivateBus.SECRETS,
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        "['" + WALLET + "']");
  }

  @Override
  public void unlock() throws IOException, InterruptedException {
    StringJoiner key = new StringJoiner(", ", "[", "]");
    for (byte each : key()) {
      key.add("byte 0x%02x".formatted(each));
    }
    bus.call(NAME, PATH, "org.kde.KWallet.pamOpen", "kdewallet", key.toString(), "0");
    bus.await(
        "the open wallet",
        () -> bus.call(NAME, PATH, "org.kde.KWallet.isOpen", "kdewallet").contains("true"));
  }

  private byte[] key() {
    try {
      PBEKeySpec password = new PBEKeySpec("pw".toCharArray(), salt, 50000, 56 * 8);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(password)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void restart() throws IOException, InterruptedException {
    // It writes to disk seconds after a change, or when it closes the wallet.
    lock();
    bus.end(process);
    process = start();
    unlock();
  }
}
