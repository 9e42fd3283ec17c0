// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import dev.localauth.testsupport.softauthenticator.Cbor;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A security key made of software: CTAP 2.1 with client PIN, a sensor, hmac-secret, and what goes
 * wrong with real ones. It is touched at once unless told to wait.
 */
public final class SoftKey {
  static final byte[] AAGUID = new byte[16];

  private final String product;
  private final ClientPin pin = new ClientPin();
  private final Touch touch = new Touch();
  private final List<KeptCredential> credentials = new CopyOnWriteArrayList<>();
  private final Deque<byte[]> further = new ArrayDeque<>();
  private final List<Integer> commands = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> failures = new TreeMap<>();
  private final Map<Integer, Integer> failuresAfterPin = new TreeMap<>();
  private Optional<Sensor> sensor = Optional.empty();
  private List<Integer> protocols = List.of(2, 1);
  private List<Integer> algorithms = List.of(-7, -8, -257);
  private boolean tellsAlgorithms = true;
  private boolean permissions = true;
  private boolean hmacSecret = true;
  private boolean alwaysVerifies;
  private boolean knowsPins = true;
  private int counter;
  private volatile int removedAt;
  private volatile boolean deafAfterPin;
  private volatile boolean signsRightly = true;
  private volatile boolean sawPin;
  private volatile boolean removed;
  private volatile boolean deaf;

  /** Returns a key without a PIN. */
  public SoftKey(String product) {
    this.product = product;
  }

  /** Sets its PIN. */
  public SoftKey withPin(String secret) {
    try {
      pin.set(secret);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Gives it a sensor that knows the person. */
  public SoftKey withSensor() {
    sensor = Optional.of(new Sensor());
    return this;
  }

  /** Lets it speak these PIN protocols, the preferred one first. */
  public SoftKey withProtocols(Integer... numbers) {
    protocols = List.of(numbers);
    return this;
  }

  /** Makes it a key of CTAP 2.0: no tokens with permissions, no list of algorithms. */
  public SoftKey old() {
    permissions = false;
    tellsAlgorithms = false;
    return withProtocols(1);
  }

  /** Lets it sign with these COSE algorithms only. */
  public SoftKey withAlgorithms(Integer... cose) {
    algorithms = List.of(cose);
    return this;
  }

  /** Takes the extension hmac-secret away. */
  public SoftKey withoutHmacSecret() {
    hmacSecret = false;
    return this;
  }

  /** Lets it refuse everything, also silent questions, without verification. */
  public SoftKey alwaysVerifying() {
    alwaysVerifies = true;
    return this;
  }

  /** Makes it a key that cannot have a PIN. */
  public SoftKey withoutPins() {
    knowsPins = false;
    return this;
  }

  /** Lets the next command of this number fail with {@code status}. */
  public SoftKey failing(int command, int status) {
    failures.put(command, status);
    return this;
  }

  /** Lets the command of this number fail with {@code status} that comes after a PIN. */
  public SoftKey failingLater(int command, int status) {
    failuresAfterPin.put(command, status);
    return this;
  }

  /** Lets it be pulled out when a command of this number comes after a PIN, or with it. */
  public SoftKey removedAfterPinAt(int command) {
    removedAt = command;
    return this;
  }

  /** Lets it answer nothing any more, not even a cancel. */
  public SoftKey deaf() {
    deaf = true;
    return this;
  }

  /** The same for what comes after a PIN. */
  public SoftKey deafAfterPin() {
    deafAfterPin = true;
    return this;
  }

  /** Lets it wait to be touched by {@link #touchNow}. */
  public SoftKey untouched() {
    touch.hold();
    return this;
  }

  /** Touches it. */
  public void touchNow() {
    touch.touch();
  }

  /** Says whether it waits to be touched. */
  public boolean blinks() {
    return touch.blinks();
  }

  /** Lets the sensor see a finger that it knows, or another one. */
  public void finger(boolean right) {
    sensor.orElseThrow().recognizes(right);
  }

  /** Pulls it out. */
  public void remove() {
    removed = true;
    touch.cancel();
  }

  /** Plugs it in again. */
  public void plugInAgain() {
    removed = false;
    removedAt = 0;
    sawPin = false;
    pin.plugIn();
  }

  /** Leaves it that many tries for the PIN. */
  public SoftKey withPinTries(int left) {
    pin.tries(left);
    return this;
  }

  public int pinTries() {
    return pin.tries();
  }

  /** Says whether a PIN was sent to it since it was plugged in. */
  public boolean sawPin() {
    return sawPin;
  }

  /** Returns what it makes of a PRF input for a credential. */
  public byte[] prf(byte[] credentialId, byte[] input) {
    return credentials.stream()
        .filter(each -> Arrays.equals(each.credential().id(), credentialId))
        .findFirst()
        .orElseThrow()
        .credential()
        .prf(input);
  }

  /** Makes its credentials such as it finds without being told their ids. */
  public void makeResident() {
    credentials.replaceAll(each -> new KeptCredential(each.credential(), each.rpId(), true));
  }

  /** Returns the numbers of the commands that came since the last call. */
  public List<Integer> commands() {
    List<Integer> came = List.copyOf(commands);
    commands.clear();
    return came;
  }

  /** Returns how many credentials were made on it. */
  public int credentials() {
    return credentials.size();
  }

  /** Returns how many of them it finds without being told their ids. */
  public long residentCredentials() {
    return credentials.stream().filter(KeptCredential::resident).count();
  }

  /** Lets it sign rightly, or something else than it was asked to. */
  public void signingRightly(boolean rightly) {
    signsRightly = rightly;
  }

  boolean signsRightly() {
    return signsRightly;
  }

  /** Forgets all credentials. */
  public void forget() {
    credentials.clear();
  }

  /** Sets the signature counter, as on a copy of the key. */
  public void counter(int value) {
    counter = value;
  }

  public String product() {
    return product;
  }

  /** Returns the answer to a command, or nothing if the key was pulled out before it came. */
  Optional<byte[]> answer(byte[] message) throws GeneralSecurityException {
    int command = message[0];
    commands.add(command);
    Parameters parameters = Parameters.of(Arrays.copyOfRange(message, 1, message.length));
    sawPin |= command == Ctap.CLIENT_PIN && parameters.has(6);
    removed |= sawPin && command == removedAt;
    byte[] answer = status(() -> handled(command, parameters));
    return removed ? Optional.empty() : Optional.of(answer);
  }

  boolean isRemoved() {
    return removed;
  }

  /** Says whether it hears {@code command}; once it does not it hears nothing any more. */
  boolean hears(int command) {
    deaf |= deafAfterPin && sawPin && command != Ctap.CLIENT_PIN;
    return !deaf;
  }

  boolean isDeaf() {
    return deaf;
  }

  Touch touch() {
    return touch;
  }

  ClientPin pin() {
    return pin;
  }

  Optional<Sensor> sensor() {
    return sensor;
  }

  List<Integer> algorithms() {
    return algorithms;
  }

  boolean alwaysVerifies() {
    return alwaysVerifies;
  }

  void add(KeptCredential credential) {
    credentials.add(credential);
  }

  int count() {
    counter++;
    return counter;
  }

  Optional<KeptCredential> credential(String rpId, byte[] id) {
    return credentials.stream().filter(each -> each.is(rpId, id)).findFirst();
  }

  List<KeptCredential> resident(String rpId) {
    return credentials.stream()
        .filter(each -> each.resident() && each.rpId().equals(rpId))
        .toList();
  }

  private byte[] handled(int command, Parameters parameters)
      throws CtapException, GeneralSecurityException {
    Integer failure = (sawPin ? failuresAfterPin : failures).remove(command);
    if (failure != null) {
      throw new CtapException(failure);
    }
    return switch (command) {
      case Ctap.GET_INFO -> Cbor.encode(info());
      case Ctap.CLIENT_PIN -> Cbor.encode(pin.answer(parameters, this));
      case Ctap.MAKE_CREDENTIAL -> Cbor.encode(new MakeCredential(this, parameters).answer());
      case Ctap.GET_ASSERTION -> first(new GetAssertion(this, parameters).answers());
      case Ctap.GET_NEXT_ASSERTION -> {
        if (further.isEmpty()) {
          throw new CtapException(Ctap.NOT_ALLOWED);
        }
        yield further.remove();
      }
      default -> throw new CtapException(Ctap.INVALID_COMMAND);
    };
  }

  private byte[] first(List<Map<Object, Object>> answers) {
    further.clear();
    answers.stream().skip(1).map(Cbor::encode).forEach(further::add);
    return Cbor.encode(answers.get(0));
  }

  /** authenticatorGetInfo (CTAP 2.1 §6.4). */
  private Map<Object, Object> info() {
    Map<Object, Object> options = CborMap.of("rk", true, "up", true);
    sensor.ifPresent(present -> options.put("uv", true));
    if (alwaysVerifies) {
      options.put("alwaysUv", true);
    }
    if (knowsPins) {
      options.put("clientPin", pin.isSet());
    }
    if (permissions) {
      options.put("pinUvAuthToken", true);
    }
    Map<Object, Object> info =
        CborMap.of(
            1,
            permissions ? List.of("FIDO_2_0", "FIDO_2_1") : List.of("FIDO_2_0"),
            2,
            hmacSecret ? List.of("hmac-secret") : List.of(),
            3,
            AAGUID,
            4,
            options,
            5,
            1200,
            6,
            protocols);
    if (tellsAlgorithms) {
      info.put(9, List.of("usb", "nfc"));
      info.put(10, described());
    }
    return info;
  }

  private List<Object> described() {
    List<Object> described = new ArrayList<>();
    algorithms.forEach(cose -> described.add(CborMap.of("alg", cose, "type", "public-key")));
    return described;
  }

  private static byte[] status(Handling handling) throws GeneralSecurityException {
    try {
      byte[] cbor = handling.answer();
      byte[] answer = new byte[cbor.length + 1];
      System.arraycopy(cbor, 0, answer, 1, cbor.length);
      return answer;
    } catch (CtapException refusal) {
      return new byte[] {(byte) refusal.status()};
    }
  }

  @FunctionalInterface
  private interface Handling {
    byte[] answer() throws CtapException, GeneralSecurityException;
  }
}
