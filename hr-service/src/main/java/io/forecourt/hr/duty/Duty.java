package io.forecourt.hr.duty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One duty of a post, as the group's handbook says it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Duty(
    String id,
    @JsonProperty("role_en") String roleEn,
    @JsonProperty("role_zh") String roleZh,
    @JsonProperty("duty_en") String textEn,
    @JsonProperty("duty_zh") String textZh,
    Cadence cadence,
    String kind,
    @Nullable String numbers,
    String evidence) {

  /** Code of the duty list, as posts name it. Marketing has three lists under one prefix. */
  String list() {
    return switch (roleEn) {
      case "Marketing manager" -> "mk-manager";
      case "Campaign planner" -> "mk-planner";
      case "Campaign executor" -> "mk-executor";
      case String _ -> id.substring(0, 2).toLowerCase(Locale.ROOT);
    };
  }
}
