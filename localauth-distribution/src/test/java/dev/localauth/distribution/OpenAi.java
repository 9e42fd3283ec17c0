// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** The events of OpenAI's Responses and chat, as far as an agent needs them. */
final class OpenAi {
  private OpenAi() {}

  static List<String> events(JsonNode request, Optional<String> tool) {
    boolean isFirst = !request.toString().contains("function_call_output");
    return tool.isPresent() && isFirst
        ? events(
            "{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"call_1\","
                + "\"name\":\"exec_command\",\"arguments\":"
                + (text("{\"cmd\":" + text(tool.get()) + "}") + "}"))
        : events(
            "{\"type\":\"message\",\"id\":\"it_1\",\"role\":\"assistant\",\"status\":\"completed\","
                + "\"content\":[{\"type\":\"output_text\",\"text\":"
                + (text(AgentService.ANSWER) + ",\"annotations\":[]}]}"));
  }

  /** Returns the chunks of the older chat. */
  static List<String> chunks() {
    return List.of(
        chunk("{\"role\":\"assistant\",\"content\":" + text(AgentService.ANSWER) + "}", "null", ""),
        chunk(
            "{}",
            "\"stop\"",
            ",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}"));
  }

  private static String chunk(String delta, String finish, String usage) {
    return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
        + ("\"choices\":[{\"index\":0,\"delta\":" + delta)
        + (",\"finish_reason\":" + finish + "}]" + usage + "}");
  }

  private static List<String> events(String item) {
    return List.of(
        "{\"type\":\"response.created\",\"response\":" + response("in_progress", "") + "}",
        "{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":" + item + "}",
        "{\"type\":\"response.completed\",\"response\":" + response("completed", item) + "}");
  }

  private static String response(String status, String output) {
    return "{\"id\":\"resp_1\",\"object\":\"response\",\"model\":\"m\",\"status\":"
        + text(status)
        + (",\"output\":[" + output + "],")
        + "\"usage\":{\"input_tokens\":1,\"output_tokens\":1,\"total_tokens\":2}}";
  }

  private static String text(String value) {
    return JsonNodeFactory.instance.textNode(value).toString();
  }
}
