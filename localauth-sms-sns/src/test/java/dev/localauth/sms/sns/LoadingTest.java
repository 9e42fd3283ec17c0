// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
  private static final Parameters SETTINGS =
      Parameters.of(Map.of("region", "eu-central-1", "access-key-id", "AKIDEXAMPLE123456789"));

  @Test
  void theSenderIsFoundAndKnowsItsSettingsWithoutTheSdk() throws Exception {
    URL own = SnsSender.class.getProtectionDomain().getCodeSource().getLocation();
    List<String> ids = new ArrayList<>();
    try (URLClassLoader withoutSdk = new URLClassLoader(new URL[] {own}, new OnlyOurs())) {
      for (SmsSender sender : ServiceLoader.load(SmsSender.class, withoutSdk)) {
        if (sender.getClass().getClassLoader() == withoutSdk) {
          ids.add(sender.id());
          assertEquals(1, sender.credentials(SETTINGS).size());
          assertFalse(sender.availability().usable());
        }
      }
    }
    assertEquals(List.of("sns"), ids);
  }

  /** Sees the JDK, the api and sms. */
  private static final class OnlyOurs extends ClassLoader {
    OnlyOurs() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.localauth.") && !name.startsWith("dev.localauth.sms.sns.")) {
        return SmsSender.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
