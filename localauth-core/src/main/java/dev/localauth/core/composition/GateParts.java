// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.composition;

import dev.localauth.api.AsksToUnlock;
import dev.localauth.api.Authenticator;
import dev.localauth.api.DirectoryStore;
import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SessionAnchors;
import dev.localauth.core.challenge.Lent;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.place.Places;
import dev.localauth.core.session.AccessRequests;
import dev.localauth.core.session.SessionDirectory;
import dev.localauth.core.session.Sessions;
import dev.localauth.core.settings.PolicyFile;
import dev.localauth.core.settings.SettingsFile;
import dev.localauth.core.throttle.FileThrottle;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything a gate touches outside itself.
 *
 * @param application the name under which files and secrets are kept
 * @param places where the files may be, the decisive ones first
 * @param uid whose files they must be
 * @param policyOwner who must own the policy
 * @param system processes and the boot clock
 * @param clock the clock on the wall
 * @param stores the stores that came with the application
 * @param methods the methods that came with the application
 * @param person whose account it is, found out when it is first needed: a check asks nobody
 * @param wishes how the person wants to be asked this time, by method
 */
public record GateParts(
    String application,
    List<Places> places,
    long uid,
    long policyOwner,
    SessionAnchors system,
    Clock clock,
    List<SecretStore> stores,
    List<Authenticator> methods,
    Supplier<Person> person,
    Map<String, Parameters> wishes) {
  /** Copies the places; the other lists are not looked at before they are needed. */
  public GateParts {
    places = List.copyOf(places);
    stores = Collections.unmodifiableList(stores);
    methods = Collections.unmodifiableList(methods);
    wishes = Map.copyOf(wishes);
  }

  /** Puts together the parts of a gate whose person has no wishes. */
  public GateParts(
      String application,
      List<Places> places,
      long uid,
      long policyOwner,
      SessionAnchors system,
      Clock clock,
      List<SecretStore> stores,
      List<Authenticator> methods,
      Person person) {
    this(
        application,
        places,
        uid,
        policyOwner,
        system,
        clock,
        stores,
        methods,
        () -> person,
        Map.of());
  }

  /** Returns the same parts, for a person who wants to be asked in this way, by method. */
  public GateParts wishing(Map<String, Parameters> others) {
    return new GateParts(
        application, places, uid, policyOwner, system, clock, stores, methods, person, others);
  }

  /** Returns the same parts, with stores that refuse where they would ask the person to unlock. */
  public GateParts withoutAsking() {
    List<SecretStore> quiet =
        stores.stream()
            .map(store -> store instanceof AsksToUnlock asking ? asking.withoutAsking() : store)
            .toList();
    return new GateParts(
        application, places, uid, policyOwner, system, clock, quiet, methods, person, wishes);
  }

  /** Returns the store {@code id}, keeping files in {@code at} if it keeps any. */
  public Optional<SecretStore> store(String id, Places at) {
    return stores(at).stream().filter(store -> store.id().equals(id)).findFirst();
  }

  /** Returns all stores, keeping files in {@code at} if they keep any. */
  public List<SecretStore> stores(Places at) {
    return stores.stream()
        .map(store -> store instanceof DirectoryStore files ? files.at(at.data()) : store)
        .toList();
  }

  /** Returns the method {@code id}. */
  public Optional<Authenticator> method(String id) {
    return methods.stream().filter(method -> method.id().equals(id)).findFirst();
  }

  /** Returns the methods by their ids. */
  public Map<String, Authenticator> methodsById() {
    Map<String, Authenticator> byId = new LinkedHashMap<>();
    methods.forEach(method -> byId.put(method.id(), method));
    return byId;
  }

  /** Returns what all methods are lent that are asked for {@code purpose}. */
  public Lent lent(Purpose purpose) {
    Path state = places.get(0).state();
    return new Lent(clock, purpose, person.get(), wishes, new FileThrottle(state, uid, clock));
  }

  /** Returns the settings file. */
  public SettingsFile settings(Places at) {
    return new SettingsFile(at.settings(), uid);
  }

  /** Returns the policy file. */
  public PolicyFile policy(Places at) {
    return new PolicyFile(at.policy(), policyOwner);
  }

  /** Returns where ledgers are. */
  public Ledger.Place ledgers(Places at) {
    return new Ledger.Place(at.state(), uid);
  }

  /** Returns the directory of session records. */
  public SessionDirectory records(Places at) {
    return new SessionDirectory(at.records(), uid);
  }

  /** Returns what agents without a terminal ask for. */
  public AccessRequests requests(Places at) {
    return new AccessRequests(at.records(), uid);
  }

  /** Returns the sessions. */
  public Sessions sessions(Places at) {
    Optional<SessionDirectory> other =
        at.otherRecords().isPresent()
            ? Optional.of(new SessionDirectory(at.otherRecords().get(), uid))
            : Optional.empty();
    return new Sessions(records(at), other, system, uid);
  }
}
