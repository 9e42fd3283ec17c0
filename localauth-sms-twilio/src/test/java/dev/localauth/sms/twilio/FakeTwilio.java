// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;

/** Answers as the examples of the API description do. */
final class FakeTwilio {
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String SERVICE = "VA0123456789abcdef0123456789abcdef";
  static final String VERIFICATION = "VE0123456789abcdef0123456789abcdef";
  static final String TOKEN = "fedcba9876543210fedcba9876543210";

  private FakeTwilio() {}

  static Reply message(String status) {
    return json(
        201,
        "{\"account_sid\":\""
            + ACCOUNT
            + "\",\"api_version\":\"2010-04-01\",\"direction\":\"outbound-api\","
            + "\"error_code\":null,\"error_message\":null,\"num_segments\":\"1\","
            + "\"sid\":\"SM0123456789abcdef0123456789abcdef\",\"status\":\""
            + status
            + "\"}");
  }

  static Reply verification(int http, String status, boolean valid) {
    return verification(http, VERIFICATION, status, valid);
  }

  static Reply verification(int http, String sid, String status, boolean valid) {
    return json(
        http,
        "{\"sid\":\""
            + sid
            + "\",\"service_sid\":\""
            + SERVICE
            + "\",\"account_sid\":\""
            + ACCOUNT
            + "\",\"channel\":\"sms\",\"status\":\""
            + status
            + "\",\"valid\":"
            + valid
            + ",\"date_created\":\"2015-07-30T20:00:00Z\"}");
  }

  static Reply refusal(int http, int code, Received request) {
    String said = Description.form(request.body()).toString().replace("\n", " ");
    return json(
        http,
        "{\"code\":"
            + code
            + ",\"message\":\"no: "
            + said
            + "\",\"more_info\":\"https://www.twilio.com/docs/errors/"
            + code
            + "\",\"status\":"
            + http
            + "}");
  }

  static Reply json(int status, String body) {
    return Reply.of(status, "application/json", body);
  }
}
