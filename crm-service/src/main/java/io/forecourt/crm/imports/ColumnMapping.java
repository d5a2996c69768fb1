package io.forecourt.crm.imports;

import io.forecourt.platform.rule.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a list holds what, by its heading. What a list does not have stays away.
 *
 * @param reference under which the source knows the lead
 * @param owner id of the consultant who looked after it
 * @param since when it became a lead
 */
record ColumnMapping(
    @NotBlank @Size(max = 60) @Schema(example = "姓名") String name,
    @NotBlank @Size(max = 60) @Schema(example = "手机号") String mobile,
    @Size(max = 60) @Schema(example = "来源") @Nullable String source,
    @Size(max = 60) @Schema(example = "线索编号") @Nullable String reference,
    @Size(max = 60) @Schema(example = "意向车型") @Nullable String model,
    @Size(max = 60) @Schema(example = "顾问") @Nullable String owner,
    @Size(max = 60) @Schema(example = "创建时间") @Nullable String since) {

  /** A field of a lead in a list. */
  enum Field {
    NAME,
    MOBILE,
    SOURCE,
    REFERENCE,
    MODEL,
    OWNER,
    SINCE;

    String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Nullable String heading(Field field) {
    return switch (field) {
      case NAME -> name;
      case MOBILE -> mobile;
      case SOURCE -> source;
      case REFERENCE -> reference;
      case MODEL -> model;
      case OWNER -> owner;
      case SINCE -> since;
    };
  }

  /**
   * Finds the columns in the first row of a list.
   *
   * @throws InvalidInput naming the first heading that the list does not have
   */
  Map<Field, Integer> in(List<String> headings) {
    Map<Field, Integer> columns = new HashMap<>();
    for (Field field : Field.values()) {
      String heading = heading(field);
      if (heading != null) {
        int index = headings.stream().map(String::strip).toList().indexOf(heading.strip());
        if (index < 0) {
          throw new InvalidInput("/mapping/" + field.jsonName(), "import.column-missing");
        }
        columns.put(field, index);
      }
    }
    return columns;
  }
}
