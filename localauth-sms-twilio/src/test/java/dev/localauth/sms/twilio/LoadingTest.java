// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsSender;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What it costs those who send by another gateway: these classes, and nothing of the SDK. */
class LoadingTest {
  @Test
  void bothSendersAreFoundAndKnowTheirSettingsWithoutTheSdk() throws Exception {
    URL own = TwilioSender.class.getProtectionDomain().getCodeSource().getLocation();
    List<String> ids = new ArrayList<>();
    try (URLClassLoader withoutSdk = new URLClassLoader(new URL[] {own}, new OnlyOurs())) {
      for (SmsSender sender : ServiceLoader.load(SmsSender.class, withoutSdk)) {
        if (sender.getClass().getClassLoader() == withoutSdk) {
          ids.add(sender.id());
          assertEquals(1, sender.credentials(settings(sender.id())).size());
          assertFalse(sender.availability().usable());
        }
      }
    }
    assertEquals(List.of("twilio", "twilio-verify"), ids);
  }

  private static Parameters settings(String id) throws AuthenticatorException {
    return Parameters.of(
        id.equals("twilio")
            ? Map.of("account", FakeTwilio.ACCOUNT, "from", "+15005550006")
            : Map.of("account", FakeTwilio.ACCOUNT, "verify-service", FakeTwilio.SERVICE));
  }

  /** Sees the JDK, the api and sms. */
  private static final class OnlyOurs extends ClassLoader {
    OnlyOurs() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.localauth.") && !name.startsWith("dev.localauth.sms.twilio.")) {
        return SmsSender.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
