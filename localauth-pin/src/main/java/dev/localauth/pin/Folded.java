// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import java.util.Arrays;

/** Code points without regard to case, and every script's digits as 0 to 9. */
final class Folded implements AutoCloseable {
  private final int[] points;

  private Folded(int[] points) {
    this.points = points;
  }

  static Folded of(CharSequence text) {
    int[] points = new int[Character.codePointCount(text, 0, text.length())];
    for (int i = 0, at = 0; i < points.length; i++) {
      int point = Character.codePointAt(text, at);
      at += Character.charCount(point);
      points[i] = fold(point);
    }
    return new Folded(points);
  }

  int length() {
    return points.length;
  }

  int at(int index) {
    return points[index];
  }

  /** Says whether {@code part} stands here from {@code index} on. */
  boolean hasAt(int index, Folded part) {
    if (index + part.length() > length()) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (at(index + i) != part.at(i)) {
        return false;
      }
    }
    return true;
  }

  boolean sameAs(Folded other) {
    return length() == other.length() && hasAt(0, other);
  }

  /** Leaves out what stands between the parts of a date. */
  Folded withoutSeparators() {
    int[] left = new int[points.length];
    int count = 0;
    for (int point : points) {
      if ("./- ".indexOf(point) < 0) {
        left[count++] = point;
      }
    }
    Folded without = new Folded(Arrays.copyOf(left, count));
    Arrays.fill(left, 0);
    return without;
  }

  @Override
  public void close() {
    Arrays.fill(points, 0);
  }

  private static int fold(int point) {
    int digit = Character.digit(point, 10);
    return digit < 0 ? Character.toLowerCase(point) : '0' + digit;
  }
}
