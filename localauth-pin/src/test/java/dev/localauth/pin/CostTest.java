// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CostTest {
  @Test
  void todayIsBetweenTheFloorOfOwaspAndTheCeiling() {
    assertEquals(new Cost(46 * 1024, 1, 1), Cost.FLOOR);
    assertTrue(Cost.TODAY.isAtLeast(Cost.FLOOR));
    assertTrue(Cost.CEILING.isAtLeast(Cost.TODAY));
  }

  @Test
  void eachPartCounts() {
    Cost cost = new Cost(10, 2, 2);
    assertTrue(cost.isAtLeast(cost));
    assertFalse(cost.isAtLeast(new Cost(11, 2, 2)));
    assertFalse(cost.isAtLeast(new Cost(10, 3, 2)));
    assertFalse(cost.isAtLeast(new Cost(10, 2, 3)));
  }

  @Test
  void raisingNeverLowersAPart() {
    assertEquals(new Cost(20, 3, 2), new Cost(20, 1, 2).raisedTo(new Cost(10, 3, 1)));
  }
}
