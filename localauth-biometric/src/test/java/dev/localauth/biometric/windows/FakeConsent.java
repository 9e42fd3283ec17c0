// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dialog that says what the test wants it to say. */
public final class FakeConsent implements Consent {
  volatile int available;
  volatile int result;
  volatile int status = Operation.COMPLETED;
  volatile Optional<AuthenticatorException> refusal = Optional.empty();

  /** Whether the dialog is gone, and with it the process that showed it. */
  volatile boolean lost;

  final List<String> messages = new ArrayList<>();
  final List<String> happened = new ArrayList<>();

  /** Returns Windows Hello on this Windows. */
  public Platform hello(Limits limits) {
    return new WindowsHello(this::open, limits);
  }

  /** Lets the next answers be right or wrong. */
  public void answer(boolean rightly) {
    result = rightly ? 0 : 5;
  }

  Consent open() throws AuthenticatorException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    happened.add("open");
    return this;
  }

  @Override
  public Operation checkAvailability() {
    return new Scripted("check", Operation.COMPLETED, available);
  }

  @Override
  public Operation request(String message) {
    messages.add(message);
    return new Scripted("request", status, result);
  }

  @Override
  public void close() {
    happened.add("close");
  }

  private final class Scripted implements Operation {
    private final String name;
    private final int status;
    private final int result;

    Scripted(String name, int status, int result) {
      this.name = name;
      this.status = status;
      this.result = result;
    }

    @Override
    public int status() throws AuthenticatorException {
      if (lost && name.equals("request")) {
        throw HResult.failure("get_Status", 0x800706BA);
      }
      return status;
    }

    @Override
    public int result() {
      if (status != COMPLETED) {
        throw new AssertionError("not completed");
      }
      return result;
    }

    @Override
    public int errorCode() {
      return HResult.E_ACCESSDENIED.number();
    }

    @Override
    public void cancel() {
      happened.add("cancel " + name);
    }

    @Override
    public void close() {
      happened.add("close " + name);
    }
  }
}
