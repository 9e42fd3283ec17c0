// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** The events of Anthropic's Messages, as far as an agent needs them. */
final class Anthropic {
  private Anthropic() {}

  static List<String> events(JsonNode request, Optional<String> tool) {
    boolean hasShell = request.path("tools").findValuesAsText("name").contains("Bash");
    boolean isFirst = !request.toString().contains("\"tool_result\"");
    return tool.isPresent() && hasShell && isFirst
        ? events(
            "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"Bash\",\"input\":{}}",
            "{\"type\":\"input_json_delta\",\"partial_json\":" + text(input(tool.get())) + "}",
            "tool_use")
        : events(
            "{\"type\":\"text\",\"text\":\"\"}",
            "{\"type\":\"text_delta\",\"text\":" + text(AgentService.ANSWER) + "}",
            "end_turn");
  }

  private static List<String> events(String block, String delta, String stop) {
    String usage = "\"usage\":{\"input_tokens\":1,\"output_tokens\":1}";
    return List.of(
        "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
            + "\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":null,"
            + ("\"stop_sequence\":null," + usage + "}}"),
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block + "}",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + delta + "}",
        "{\"type\":\"content_block_stop\",\"index\":0}",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"
            + text(stop)
            + (",\"stop_sequence\":null}," + usage + "}"),
        "{\"type\":\"message_stop\"}");
  }

  private static String input(String command) {
    return "{\"command\":" + text(command) + ",\"description\":\"asks\"}";
  }

  private static String text(String value) {
    return JsonNodeFactory.instance.textNode(value).toString();
  }
}
