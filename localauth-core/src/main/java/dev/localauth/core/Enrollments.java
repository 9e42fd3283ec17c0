// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.StoredEnrollment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Sets the gate up and takes it down. While somebody is enrolled each change asks for a complete
 * authentication first; an open session is not enough. Safe for use by several threads.
 */
public final class Enrollments {
  private final GateParts parts;

  Enrollments(GateParts parts) {
    this.parts = parts;
  }

  /**
   * Enrolls the person, in place of an earlier enrollment, and turns the gate on. All or nothing:
   * after an exception the earlier state holds.
   *
   * @return the id of the store the secrets rest in
   * @throws GateClosedException if nothing was changed
   */
  public String setup(SetupRequest request, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    return Guarded.run(() -> new Setup(parts, request, prompter, purpose).run());
  }

  /**
   * Says whether {@link #setup} with {@code ways} also makes recovery codes, because each of them
   * rests on a method that is weak by itself or may be gone at any time.
   *
   * @throws GateClosedException if these are no ways
   */
  public boolean comesWithRecoveryCodes(List<List<String>> ways) throws GateClosedException {
    return new Eligibility(parts).needsRecoveryCodes(Eligibility.ways(ways));
  }

  /**
   * Makes sure that the calling process is not one of an agent behind the gate, which cannot answer
   * for the person; for whoever asks something before {@link #setup}.
   *
   * @throws GateClosedException if it is
   */
  public void requirePerson() throws GateClosedException {
    Guarded.run(
        () -> {
          Interview.requireOutsideAgents(
              parts, parts.places().get(0), parts.system().own(), OptionalLong.empty());
          return true;
        });
  }

  /**
   * Turns the gate off and erases the enrollment, the methods' secrets and all sessions. Nothing is
   * asked, and nothing done, if nobody is enrolled.
   *
   * @return whether somebody was enrolled
   * @throws GateClosedException if the person did not authenticate, or something may be left
   */
  public boolean disable(Prompter prompter, Purpose purpose) throws GateClosedException {
    return Guarded.run(() -> new Removal(parts, prompter, purpose).run());
  }

  /**
   * Adds a way, after a complete authentication by one that is enrolled. Methods that are enrolled
   * already stay as they are. All sessions end. All or nothing: after an exception the earlier
   * state holds.
   *
   * @param methods the ids of the methods that together open the gate, in the order of asking
   * @param wanted what to ask of a method, by its id
   * @throws GateClosedException if nothing was changed
   */
  public void add(
      List<String> methods, Map<String, Parameters> wanted, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    Guarded.run(
        () -> {
          new MethodAddition(parts, prompter, purpose).run(methods, wanted);
          return true;
        });
  }

  /**
   * Drops each way that needs {@code method}, after a complete authentication, and erases the
   * methods that no other way needs. All sessions end. The last way cannot be dropped.
   *
   * @return the methods that were erased
   * @throws GateClosedException if nothing was changed
   */
  public Set<String> remove(String method, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    return Guarded.run(() -> new MethodRemoval(parts, prompter, purpose).run(method));
  }

  /**
   * Registers another credential of a method that is enrolled, such as a second phone, after a
   * complete authentication. The person is asked once and may answer by any of them. All sessions
   * end.
   *
   * @param name what the person calls it: 1 to 40 printable characters, new among those of the
   *     method
   * @param wanted what to ask of the method
   * @throws GateClosedException if nothing was changed
   */
  public void addCredential(
      String method, String name, Parameters wanted, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    Guarded.run(
        () -> {
          new CredentialChange(parts, prompter, purpose).add(method, name, wanted);
          return true;
        });
  }

  /**
   * Drops one of several credentials of a method, such as a lost phone, after a complete
   * authentication, and erases it. All sessions end.
   *
   * @throws GateClosedException if nothing was changed
   */
  public void removeCredential(String method, String name, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    Guarded.run(
        () -> {
          new CredentialChange(parts, prompter, purpose).remove(method, name);
          return true;
        });
  }

  /**
   * Gives a credential another name, after a complete authentication. All sessions end.
   *
   * @param earlier what it is called; empty if it is the only one of its method
   * @param name as for {@link #addCredential}
   * @throws GateClosedException if nothing was changed
   */
  public void renameCredential(
      String method, Optional<String> earlier, String name, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    Guarded.run(
        () -> {
          new CredentialChange(parts, prompter, purpose).rename(method, earlier, name);
          return true;
        });
  }

  /**
   * Lets the person choose another answer to {@code method}, such as a new PIN, after a complete
   * authentication by a way that asks for it. What the answer unlocks stays the same; all sessions
   * end.
   *
   * @throws GateClosedException if nothing was changed
   */
  public void changeAnswer(String method, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    Guarded.run(
        () -> {
          new AnswerChange(parts, prompter, purpose).run(method);
          return true;
        });
  }

  /**
   * Makes new recovery codes, after a complete authentication, and shows them to the person; the
   * earlier ones are worth nothing once one of the new ones was typed back.
   *
   * @return how many there are now
   * @throws GateClosedException if the earlier ones still hold
   */
  public int renewRecoveryCodes(Prompter prompter, Purpose purpose) throws GateClosedException {
    return Guarded.run(() -> new RecoveryRenewal(parts, prompter, purpose).run());
  }

  /** Returns how many recovery codes are left, without asking; empty if none were ever made. */
  public OptionalInt recoveryCodesLeft() throws GateClosedException {
    return Guarded.run(
        () -> {
          GateParts quiet = parts.withoutAsking();
          Found found = new EnrollmentReader(quiet).find();
          StoredEnrollment stored = found.stored().orElseThrow(Change::nobodyEnrolled);
          return new RecoveryCodes(quiet, found.requirement().places(), stored).left();
        });
  }

  /**
   * Replaces one method that was lost: asks for a recovery code, which is used up by that, and for
   * the other methods of a way that needs the lost one, and enrolls it again. Opens no session and
   * ends all there are.
   *
   * @param lost the id of the method; empty if there is only one
   * @return the id of the method that was replaced
   * @throws GateClosedException if nothing was changed; the code may be used up
   */
  public String recover(Optional<String> lost, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    return Guarded.run(() -> new Recovery(parts, prompter, purpose).run(lost));
  }

  /**
   * Returns how each method stands, the enrolled ones first.
   *
   * @throws GateClosedException if that cannot be told
   */
  public List<MethodState> list() throws GateClosedException {
    return Guarded.run(() -> new MethodList(parts.withoutAsking()).read());
  }

  /**
   * Moves the enrollment and all its secrets to the store {@code to}, after a complete
   * authentication. All sessions end. Until everything is there and was read back the old store
   * holds; run again, it completes what was cut short.
   *
   * @return why something is left in the old store, or empty if nothing is; it goes with the next
   *     change that finds the store usable
   * @throws GateClosedException if nothing was changed
   */
  public Optional<GateClosedException> migrate(String to, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    return Guarded.run(() -> new StoreMigration(parts, prompter, purpose).run(to));
  }

  /**
   * Returns how the stores that came with the application stand, without asking them for secrets.
   *
   * @throws GateClosedException if that cannot be told
   */
  public List<StoreState> stores() throws GateClosedException {
    return Guarded.run(() -> new StoreList(parts).read());
  }

  /**
   * Returns the same in the order in which {@link #setup} prefers them where none is named: if the
   * first one cannot be used, another one has to be named. The store of files is the last, unless
   * the settings name it.
   *
   * @throws GateClosedException if that cannot be told
   */
  public List<StoreState> storesForSetup() throws GateClosedException {
    return Guarded.run(() -> new StoreList(parts).forSetup());
  }

  /** Returns the ids of the stores that came with the application. */
  public List<String> storeIds() {
    return parts.stores().stream().map(SecretStore::id).toList();
  }

  /** Returns the methods that came with the application, by id, and whether they can be used. */
  public Map<String, Availability> methods() {
    Map<String, Availability> found = new LinkedHashMap<>();
    parts.methods().forEach(method -> found.put(method.id(), method.availability()));
    return found;
  }
}
