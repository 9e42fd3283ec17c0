// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of an agent's settings, with our hooks and without them. */
final class SettingsText {
  private static final String EMPTY = "{}\n";

  private final List<HookEntry> hooks;
  private final Map<String, String> members;

  SettingsText(JsonSettings settings) {
    hooks = settings.hooks();
    members = settings.members();
  }

  /** Says whether there is any hook of ours in {@code text}. */
  static boolean isOurs(String text) {
    return text.contains(HookLine.SIGN);
  }

  /** Says whether {@code text} tells an agent nothing. */
  static boolean isEmpty(String text) throws IOException {
    return text.isBlank() || JsonText.of(text).root().children().isEmpty();
  }

  /** Returns {@code text} with exactly the hooks that the agent needs. */
  String with(String text) throws IOException {
    JsonEdit edit = new JsonEdit(text.isBlank() ? EMPTY : text);
    for (HookEntry hook : hooks) {
      if (edit.replace(hook.path(), SettingsText::isOurs, hook.element())) {
        edit.remove(hook.path(), found -> isOurs(found) && !found.equals(hook.element()));
      } else {
        edit.append(hook.path(), hook.element());
      }
    }
    for (Map.Entry<String, String> member : members.entrySet()) {
      edit.put(member.getKey(), member.getValue());
    }
    return edit.text();
  }

  /** Returns {@code text} without our hooks, its other members as they were in {@code before}. */
  String without(String text, String before) throws IOException {
    JsonEdit edit = new JsonEdit(text);
    for (HookEntry hook : hooks) {
      edit.remove(hook.path(), SettingsText::isOurs);
    }
    JsonText old = JsonText.of(before.isBlank() ? EMPTY : before);
    for (String member : members.keySet()) {
      Optional<JsonPlace> value = old.at(List.of(member));
      if (value.isPresent()) {
        edit.put(member, old.textOf(value.get()));
      } else {
        edit.removeMember(List.of(member));
      }
    }
    return edit.text();
  }
}
