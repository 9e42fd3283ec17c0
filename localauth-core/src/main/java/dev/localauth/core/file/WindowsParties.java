// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom Windows knows, as far as the gate tells them apart. There are no user numbers; ours are
 * above all numbers that other systems give.
 *
 * <p>The names of the administrators' groups differ between languages, and the JDK does not tell
 * security identifiers. But whoever may take over the person's profile can do everything there, and
 * Windows allows that to the system and to administrators; so these are whom the profile names.
 *
 * @param self the account of this process
 * @param administrators who may take over its profile, and who installs the system
 */
public record WindowsParties(UserPrincipal self, Set<UserPrincipal> administrators) {
  /** The number of the system and all administrators. */
  public static final long ADMINISTRATORS = 0;

  /** The number of the account of this process. */
  public static final long SELF = 1L << 32;

  /** The number of everybody else. */
  static final long OTHERS = SELF + 1;

  private static volatile @Nullable WindowsParties known;

  /** Copies the set. */
  public WindowsParties {
    administrators = Set.copyOf(administrators);
  }

  static WindowsParties known() throws IOException {
    WindowsParties found = known;
    if (found == null) {
      found = ask(Path.of(System.getProperty("user.home")));
      known = found;
    }
    return found;
  }

  private static WindowsParties ask(Path profile) throws IOException {
    UserPrincipalLookupService accounts = FileSystems.getDefault().getUserPrincipalLookupService();
    // From the process token. The property user.name would come from the environment.
    String name =
        ProcessHandle.current()
            .info()
            .user()
            .orElseThrow(() -> new IOException("the system does not tell who runs this"));
    AclFileAttributeView access =
        Files.getFileAttributeView(profile, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    WindowsParties found = of(accounts.lookupPrincipalByName(name), access.getAcl());
    Optional<UserPrincipal> installer = installer(accounts);
    return new WindowsParties(
        found.self,
        Stream.concat(found.administrators.stream(), installer.stream())
            .collect(Collectors.toSet()));
  }

  static WindowsParties of(UserPrincipal self, List<AclEntry> profile) {
    Set<UserPrincipal> administrators = new HashSet<>();
    for (AclEntry entry : profile) {
      if (entry.type() == AclEntryType.ALLOW
          && entry.permissions().contains(AclEntryPermission.WRITE_OWNER)
          && entry.permissions().contains(AclEntryPermission.WRITE_ACL)
          && !entry.principal().equals(self)) {
        administrators.add(entry.principal());
      }
    }
    return new WindowsParties(self, administrators);
  }

  /** Owns the root of the system's drive. */
  private static Optional<UserPrincipal> installer(UserPrincipalLookupService accounts)
      throws IOException {
    try {
      return Optional.of(accounts.lookupPrincipalByName("NT SERVICE\\TrustedInstaller"));
    } catch (UserPrincipalNotFoundException notOnThisSystem) {
      return Optional.empty();
    }
  }

  long numberOf(UserPrincipal party) {
    if (party.equals(self)) {
      return SELF;
    }
    return administrators.contains(party) ? ADMINISTRATORS : OTHERS;
  }

  FileAttribute<List<AclEntry>> everythingAndNothingToOthers() {
    List<AclEntry> entries =
        Stream.concat(Stream.of(self), administrators.stream())
            .map(WindowsParties::everything)
            .collect(Collectors.toUnmodifiableList());
    return new FileAttribute<>() {
      @Override
      public String name() {
        return "acl:acl";
      }

      @Override
      public List<AclEntry> value() {
        return entries;
      }
    };
  }

  private static AclEntry everything(UserPrincipal party) {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(party)
        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
        .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
        .build();
  }
}
