// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import static java.nio.file.attribute.AclEntryPermission.APPEND_DATA;
import static java.nio.file.attribute.AclEntryPermission.DELETE;
import static java.nio.file.attribute.AclEntryPermission.DELETE_CHILD;
import static java.nio.file.attribute.AclEntryPermission.WRITE_ACL;
import static java.nio.file.attribute.AclEntryPermission.WRITE_ATTRIBUTES;
import static java.nio.file.attribute.AclEntryPermission.WRITE_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_NAMED_ATTRS;
import static java.nio.file.attribute.AclEntryPermission.WRITE_OWNER;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who can do what to a file, in the terms of owner and mode. Entries that deny are not weighed: at
 * worst a file looks more open than it is.
 *
 * @param parties whom the system knows
 * @param owned whom the file belongs to
 * @param entries the access list
 */
record WindowsAccess(WindowsParties parties, UserPrincipal owned, List<AclEntry> entries) {
  private static final int OWNERS = 0600;
  private static final int OTHERS_READ = 0004;
  private static final int OTHERS_WRITE = 0002;
  private static final int STICKY = 01000;

  /** Whoever has one of these can put another file in its place. */
  private static final Set<AclEntryPermission> REPLACING =
      EnumSet.of(DELETE, DELETE_CHILD, WRITE_ACL, WRITE_OWNER);

  /** In a directory these add new names, and leave the others alone. */
  private static final Set<AclEntryPermission> WRITING =
      EnumSet.of(WRITE_DATA, APPEND_DATA, WRITE_ATTRIBUTES, WRITE_NAMED_ATTRS);

  /**
   * Returns whose the file is: of the two that may own it, the one that others have to fear. What
   * the person makes as an administrator belongs to that group and is theirs nevertheless.
   */
  long owner() {
    long owner = parties.numberOf(owned);
    return owner == WindowsParties.ADMINISTRATORS && mayChange(WindowsParties.SELF)
        ? WindowsParties.SELF
        : owner;
  }

  int mode(boolean directory) {
    if (entries.isEmpty()) {
      // The JDK tells a missing list, which allows everything, like an empty one.
      return OWNERS | OTHERS_READ | OTHERS_WRITE;
    }
    int mode = OWNERS;
    mode |=
        anybody(WindowsParties.OTHERS, EnumSet.allOf(AclEntryPermission.class)) ? OTHERS_READ : 0;
    if (anybody(WindowsParties.OTHERS, REPLACING)) {
      mode |= OTHERS_WRITE;
    } else if (anybody(WindowsParties.OTHERS, WRITING)) {
      mode |= directory ? OTHERS_WRITE | STICKY : OTHERS_WRITE;
    }
    return mode;
  }

  private boolean mayChange(long party) {
    return anybody(party, REPLACING) || anybody(party, WRITING);
  }

  private boolean anybody(long party, Set<AclEntryPermission> anyOf) {
    return entries.stream()
        .filter(entry -> entry.type() == AclEntryType.ALLOW)
        .filter(entry -> !entry.flags().contains(AclEntryFlag.INHERIT_ONLY))
        .filter(entry -> parties.numberOf(entry.principal()) == party)
        .anyMatch(entry -> !Collections.disjoint(entry.permissions(), anyOf));
  }
}
