package io.forecourt.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTests {

  @ParameterizedTest
  @CsvSource({
    "called 13912345678 twice, called 139****5678 twice",
    "tel=+8613912345678, tel=139****5678",
    "0086-139 1234 5678, 139****5678",
    "139-1234-5678, 139****5678",
    "buyer 510107198511070032 signed, buyer *** signed",
    "buyer 11010519491231002x signed, buyer *** signed",
    "car LVSHCAMB4PE104728 in, car 104728 in",
    "car lbv5s3107ksj52016 in, car j52016 in",
    "plate 川A8Q2K6 here, plate 川A***K6 here",
    "mail zhang.ming@example.com.cn now, mail z***@example.com.cn now",
    "failed for HTTP GET \"/api/v1/crm/customers?plate=%E4%BA%ACA12345&limit=5\", failed for HTTP GET \"/api/v1/crm/customers?***\"",
    "path\\\":\\\"/customers?name=%E5%BC%A0\\\" end, path\\\":\\\"/customers?***\\\" end"
  })
  void whatLooksPersonalIsHidden(String line, String scrubbed) {
    assertThat(Scrubber.scrub(line)).isEqualTo(scrubbed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order 01936d2b-7c1a-7f3e-9a13-a13912345678 saved",
        "trace 4bf92f3577b34da613912345678e4736 ended",
        "span a13912345678bcde",
        "number SO-EAST-20261121-0007",
        "at 1763700000000 ms",
        "login sc.li@east",
        "SELECT id FROM person WHERE id = ? AND store=?",
        "12345678901234567890"
      })
  void idsOfRecordsAndTracesStay(String line) {
    assertThat(Scrubber.scrub(line)).isEqualTo(line);
  }

  @Test
  void messageArgumentsAndExceptionsOfALogAreScrubbedOnceAndAgain() {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    var out = new ByteArrayOutputStream();
    appendTo(context, out);

    LogScrubbing.install(context);
    LogScrubbing.install(context);
    context
        .getLogger("a")
        .warn(
            "for {}",
            "13912345678",
            new IllegalStateException(
                "of 510107198511070032", new RuntimeException("13812341234")));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("139****5678", "of ***", "138****1234")
        .doesNotContain("13912345678", "510107198511070032", "13812341234");
  }

  private static void appendTo(LoggerContext context, ByteArrayOutputStream out) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %msg%n%ex");
    encoder.start();
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(out);
    appender.start();
    context.getLogger("ROOT").addAppender(appender);
  }
}
