// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Stores with one defect each, and the test of the contract that has to notice it. */
enum BrokenStore {
  TAKES_EMPTY_FOR_ABSENT("anEmptyValueIsNotAbsent") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public Optional<Secret> load(SecretName name) throws SecretStoreException {
          return super.load(name).filter(secret -> secret.length() > 0);
        }
      };
    }
  },
  TRIMS("bytesAtTheEndAreNotTrimmed") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return changing(place, bytes -> text(bytes).strip().getBytes(StandardCharsets.ISO_8859_1));
    }
  },
  KEEPS_TEXT_ONLY("everyByteComesBack") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return changing(place, bytes -> text(bytes).getBytes(StandardCharsets.US_ASCII));
    }
  },
  KEEPS_ONE_KILOBYTE("twoKilobytesFit") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return changing(place, bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, 1024)));
    }
  },
  JOINS_NAMES("similarNamesDoNotCollide") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return renaming(
          place, name -> new SecretName("joined", name.application() + "/" + name.entry()));
    }
  },
  IGNORES_CASE("similarNamesDoNotCollide") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return renaming(
          place, name -> new SecretName(name.application(), name.entry().toLowerCase(Locale.ROOT)));
    }
  },
  COMPOSES_LETTERS("similarNamesDoNotCollide") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return renaming(
          place,
          name ->
              new SecretName(
                  name.application(), Normalizer.normalize(name.entry(), Normalizer.Form.NFC)));
    }
  },
  ALWAYS_CLAIMS_TO_DELETE("deletingTwiceSaysTrueThenFalse") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public boolean delete(SecretName name) throws SecretStoreException {
          return super.delete(name) | true;
        }
      };
    }
  },
  HIDES_A_SECOND_COPY("storingAgainReplaces") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public boolean delete(SecretName name) throws SecretStoreException {
          boolean deleted = super.delete(name);
          if (deleted) {
            BrokenStore.store(place, name, new byte[] {1});
          }
          return deleted;
        }
      };
    }
  },
  FORGETS_WITH_THE_INSTANCE("anotherInstanceSeesIt") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new InMemorySecretStore();
    }
  },
  CLOSES_WHAT_IT_IS_HANDED("theCallerKeepsTheValue") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public void store(SecretName name, Secret value) throws SecretStoreException {
          super.store(name, value);
          value.close();
        }
      };
    }
  },
  KEEPS_WHAT_IT_IS_HANDED("closingTheStoredValueChangesNothing") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return caching(place, new HashMap<>());
    }
  },
  HANDS_OUT_ONE_SECRET_TWICE("loadedSecretsAreIndependent") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      Map<SecretName, Secret> loaded = new HashMap<>();
      return new Delegate(place) {
        @Override
        public Optional<Secret> load(SecretName name) throws SecretStoreException {
          if (!loaded.containsKey(name)) {
            super.load(name).ifPresent(secret -> loaded.put(name, secret));
          }
          return Optional.ofNullable(loaded.get(name));
        }
      };
    }
  },
  REMOVES_BEFORE_IT_REPLACES("replacingLeavesNoGap") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public void store(SecretName name, Secret value) throws SecretStoreException {
          super.delete(name);
          awaitLoad(place);
          super.store(name, value);
        }
      };
    }
  },
  KEEPS_PER_THREAD("eightThreadsLoseNothing") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return renaming(
          place,
          name ->
              new SecretName(name.application(), shortened(name) + Thread.currentThread().getId()));
    }
  },
  THROWS_WHEN_ASKED("availabilityIsASentenceAndNeverThrows") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public Availability availability() {
          throw new IllegalStateException();
        }
      };
    }
  },
  SAYS_NOTHING("availabilityIsASentenceAndNeverThrows") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public Availability availability() {
          return Availability.unusable("");
        }
      };
    }
  },
  PRINTS_WHAT_IT_HOLDS("nothingLeaksIntoToString") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public String toString() {
          StringBuilder all = new StringBuilder();
          place.entries().values().forEach(bytes -> all.append(text(bytes)));
          return all.toString();
        }
      };
    }
  },
  HAS_A_BAD_ID("theIdIsStableAndWellFormed") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public String id() {
          return "My Store";
        }
      };
    }
  },
  REFUSES_DOTS("anyNameWorks") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return renaming(
          place,
          name -> {
            if (name.entry().contains("..")) {
              throw new IllegalArgumentException();
            }
            return name;
          });
    }
  },
  INVENTS("whatWasNeverStoredIsAbsent") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public Optional<Secret> load(SecretName name) throws SecretStoreException {
          return super.load(name).or(() -> Optional.of(Secret.random(1)));
        }
      };
    }
  },
  LOSES("aValueComesBack") {
    @Override
    SecretStore over(InMemorySecretStore place) {
      return new Delegate(place) {
        @Override
        public void store(SecretName name, Secret value) {}
      };
    }
  };

  final String noticedBy;

  BrokenStore(String noticedBy) {
    this.noticedBy = noticedBy;
  }

  abstract SecretStore over(InMemorySecretStore place);

  private static SecretStore changing(SecretStore place, UnaryOperator<byte[]> change) {
    return new Delegate(place) {
      @Override
      public void store(SecretName name, Secret value) throws SecretStoreException {
        BrokenStore.store(place, name, value.use(change::apply));
      }
    };
  }

  private static SecretStore renaming(SecretStore place, UnaryOperator<SecretName> change) {
    return new Delegate(place) {
      @Override
      public void store(SecretName name, Secret value) throws SecretStoreException {
        super.store(change.apply(name), value);
      }

      @Override
      public Optional<Secret> load(SecretName name) throws SecretStoreException {
        return super.load(change.apply(name));
      }

      @Override
      public boolean delete(SecretName name) throws SecretStoreException {
        return super.delete(change.apply(name));
      }
    };
  }

  private static SecretStore caching(SecretStore place, Map<SecretName, Secret> cache) {
    return new Delegate(place) {
      @Override
      public void store(SecretName name, Secret value) throws SecretStoreException {
        super.store(name, value);
        cache.put(name, value);
      }

      @Override
      public Optional<Secret> load(SecretName name) throws SecretStoreException {
        return Optional.ofNullable(cache.get(name)).or(Optional::empty);
      }
    };
  }

  /** Waits until somebody else called, or long enough to know that nobody does. */
  private static void awaitLoad(InMemorySecretStore place) {
    int before = place.calls();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
    while (place.calls() == before && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void store(SecretStore place, SecretName name, byte[] bytes)
      throws SecretStoreException {
    try (Secret secret = Secret.copyOf(bytes)) {
      place.store(name, secret);
    }
  }

  private static String shortened(SecretName name) {
    return name.entry().substring(0, Math.min(name.entry().length(), 20));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
