// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.util.Base64;

/**
 * What the page of one tab sends.
 *
 * @param place where it is
 * @param name its name
 */
record Tab(Place place, String name) {
  static Tab of(Place place, int number) {
    return new Tab(place, base64(Ceremony.bytes(number)));
  }

  /** Returns a tab that has begun. */
  static Tab begun(Place place) throws IOException {
    Tab tab = of(place, 7);
    tab.begin().send(place);
    return tab;
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Http begin() {
    return Http.post(place, "begin", json(""));
  }

  Http leave() {
    return Http.post(place, "leave", json(""));
  }

  Http fail(String error) {
    return Http.post(place, "answer", json(",\"error\":\"" + error + "\""));
  }

  Http answer(String fields) {
    return Http.post(place, "answer", json(fields));
  }

  /** Returns a signature as the page hands it over, of no worth to who verifies it. */
  Http sign() {
    return answer(SIGNATURE);
  }

  static final String SIGNATURE =
      """
      ,"credentialId":"BAQ","clientDataJSON":"e30","authenticatorData":"AQID","signature":"BQY"\
      ,"userHandle":"Bwg","prf":"AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM\"""";

  private String json(String more) {
    return "{\"tab\":\"" + name + "\"" + more + "}";
  }
}
