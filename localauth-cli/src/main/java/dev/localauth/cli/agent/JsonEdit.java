// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes to a JSON text that leave every other character of it where it is. */
final class JsonEdit {
  private static final String INDENT = "  ";

  private String text;

  JsonEdit(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Puts {@code value} in the place of the member {@code name} of the root, or after the last. */
  void put(String name, String value) throws IOException {
    JsonText json = JsonText.of(text);
    JsonPlace.Child old = json.root().member(name).orElse(null);
    if (old == null) {
      insert(json.root(), 1, quoted(name) + ": " + value);
    } else {
      splice(old.value().start(), old.value().end(), value);
    }
  }

  /** Puts {@code element} at the end of the array at {@code path}, which it makes if need be. */
  void append(List<String> path, String element) throws IOException {
    JsonText json = JsonText.of(text);
    for (int depth = 0; depth <= path.size(); depth++) {
      List<String> known = path.subList(0, depth);
      JsonPlace place = json.at(known).orElseThrow();
      JsonToken kind = depth == path.size() ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
      if (place.kind() != kind) {
        throw new IOException(
            String.join(".", known)
                + " in it is no "
                + (kind == JsonToken.START_ARRAY ? "array" : "object"));
      }
      if (depth == path.size()) {
        insert(place, depth + 1, element);
      } else if (place.member(path.get(depth)).isEmpty()) {
        insert(place, depth + 1, nested(path.subList(depth, path.size()), element));
        return;
      }
    }
  }

  private static String nested(List<String> names, String element) {
    String text = "[" + element + "]";
    for (int i = names.size() - 1; i > 0; i--) {
      text = "{" + quoted(names.get(i)) + ": " + text + "}";
    }
    return quoted(names.get(0)) + ": " + text;
  }

  /** Puts {@code element} in the place of the first that {@code isOld}; false if there is none. */
  boolean replace(List<String> path, Predicate<String> isOld, String element) throws IOException {
    JsonText json = JsonText.of(text);
    Optional<JsonPlace> array = json.at(path);
    int which = array.isPresent() ? first(json, array.get(), isOld) : -1;
    if (array.isEmpty() || which < 0) {
      return false;
    }
    JsonPlace old = array.get().children().get(which).value();
    splice(old.start(), old.end(), element);
    return true;
  }

  /** Removes from the array at {@code path} what {@code isToGo}, and what is empty then. */
  void remove(List<String> path, Predicate<String> isToGo) throws IOException {
    for (; ; ) {
      JsonText json = JsonText.of(text);
      Optional<JsonPlace> array = json.at(path);
      int which = array.isPresent() ? first(json, array.get(), isToGo) : -1;
      if (array.isEmpty() || which < 0) {
        return;
      }
      cut(array.get(), which);
      for (int depth = path.size(); depth > 0; depth--) {
        removeIfEmpty(path.subList(0, depth));
      }
    }
  }

  private static int first(JsonText json, JsonPlace array, Predicate<String> isToGo) {
    for (int i = 0; i < array.children().size(); i++) {
      if (isToGo.test(json.textOf(array.children().get(i).value()))) {
        return i;
      }
    }
    return -1;
  }

  private void removeIfEmpty(List<String> path) throws IOException {
    JsonText json = JsonText.of(text);
    JsonPlace place = json.at(path).orElseThrow();
    String inside = text.substring(place.start() + 1, place.end() - 1);
    if (place.children().isEmpty() && inside.isBlank()) {
      removeMember(path);
    }
  }

  /** Removes the member at {@code path}, if it is there. */
  void removeMember(List<String> path) throws IOException {
    JsonText json = JsonText.of(text);
    JsonPlace parent = json.at(path.subList(0, path.size() - 1)).orElse(null);
    String name = path.get(path.size() - 1);
    for (int i = 0; parent != null && i < parent.children().size(); i++) {
      if (parent.children().get(i).name().filter(name::equals).isPresent()) {
        cut(parent, i);
        return;
      }
    }
  }

  private void insert(JsonPlace container, int depth, String child) {
    List<JsonPlace.Child> children = container.children();
    String line = lineEnd() + INDENT.repeat(depth) + child;
    int close = container.end() - 1;
    if (children.isEmpty()) {
      String inside = text.substring(container.start() + 1, close);
      splice(
          container.start() + 1 + inside.stripTrailing().length(),
          close,
          line + lineEnd() + INDENT.repeat(depth - 1));
      return;
    }
    int last = children.get(children.size() - 1).value().end();
    String after = text.substring(last, close);
    splice(last, last + after.stripTrailing().length(), "," + after.stripTrailing() + line);
  }

  private void cut(JsonPlace container, int which) {
    List<JsonPlace.Child> children = container.children();
    JsonPlace.Child child = children.get(which);
    int end = child.value().end();
    if (which + 1 < children.size()) {
      int comma = comma(end);
      int next = comma + 1;
      while (Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      splice(comma, next, "");
      splice(child.start(), end, "");
      return;
    }
    int before = which == 0 ? container.start() + 1 : children.get(which - 1).value().end();
    int kept = before + text.substring(before, child.start()).stripTrailing().length();
    if (which == 0 && text.substring(end, container.end() - 1).isBlank()) {
      end = container.end() - 1;
    }
    splice(kept, end, "");
    if (which > 0) {
      int comma = comma(before);
      splice(comma, comma + 1, "");
    }
  }

  /** Returns where the comma after a value is; comments may hold others. */
  private int comma(int from) {
    int at = from;
    while (text.charAt(at) != ',') {
      if (text.startsWith("//", at)) {
        at = text.indexOf('\n', at);
      } else if (text.startsWith("/*", at)) {
        at = text.indexOf("*/", at) + 1;
      }
      at++;
    }
    return at;
  }

  private void splice(int start, int end, String replacement) {
    text = text.substring(0, start) + replacement + text.substring(end);
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
