package io.forecourt.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.platform.web.ProblemMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTextTests {
  private static final Pattern CODE =
      Pattern.compile(
          "(?:RuleViolation(?:\\.wrongState)?\\(\\s*|InvalidInput(?:\\.Field)?\\([^;]*?,\\s*)"
              + "\"([a-z-]+\\.[a-z-]+)\"");

  private final ProblemMessages messages =
      new ProblemMessages(ProblemTextTests.class.getClassLoader());

  @Test
  void everyTextStandsInBothLanguages() {
    assertThat(messages.untranslated()).isEmpty();
  }

  @Test
  void everyCodeThatTheServiceAnswersHasAText() throws IOException {
    var codes = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher found = CODE.matcher(Files.readString(source));
        while (found.find()) {
          codes.add(found.group(1));
        }
      }
    }

    assertThat(codes).hasSizeGreaterThan(15).allMatch(messages::isTranslated);
  }
}
