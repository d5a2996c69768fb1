package io.forecourt.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class BodyFilterTests {
  private static final int LIMIT = 100;

  private final BodyFilter filter =
      new BodyFilter(
          LIMIT,
          new ProblemResponses(
              new ProblemMessages(BodyFilterTests.class.getClassLoader()),
              JsonMapper.shared(),
              () -> null));

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", "x"})
  void aBodyWithoutAStatedLengthIsReadToItsLimitAndNoFurther(String type) throws Exception {
    assertThat(read(ofUnstatedLength(type, LIMIT))).hasSize(LIMIT);

    assertThatExceptionOfType(BodyTooLarge.class)
        .isThrownBy(() -> read(ofUnstatedLength(type, LIMIT + 1)));
  }

  @ParameterizedTest
  @CsvSource({"application/json", "application/x-www-form-urlencoded"})
  void aBodyThatIsSaidToBeTooLargeIsNotRead(String type) throws Exception {
    var request = new MockHttpServletRequest("PUT", "/");
    request.setContentType(type);
    request.setContent(new byte[LIMIT + 1]);
    var response = new MockHttpServletResponse();

    filter.doFilter(
        request,
        response,
        (_, _) -> {
          throw new IllegalStateException("passed on");
        });

    assertThat(response.getStatus()).isEqualTo(413);
  }

  private byte[] read(MockHttpServletRequest request) throws Exception {
    var read = new byte[1][];
    filter.doFilter(
        request,
        new MockHttpServletResponse(),
        (passed, _) -> read[0] = passed.getInputStream().readAllBytes());
    return read[0];
  }

  private static MockHttpServletRequest ofUnstatedLength(String type, int length) {
    var request =
        new MockHttpServletRequest("PUT", "/") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setContentType(type);
    request.setContent("x".repeat(length).getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
