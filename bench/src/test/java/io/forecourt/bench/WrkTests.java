package io.forecourt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.forecourt.bench.Wrk.Load;
import org.junit.jupiter.api.Test;

class WrkTests {

  private static final String GOOD =
      """
      Running 10s test @ http://127.0.0.1:9000/
        1 threads and 64 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.05ms    2.50ms  61.23ms   95.99%
          Req/Sec    97.93k     9.06k  112.01k    71.00%
        Latency Distribution
           50%  611.00us
           75%    0.95ms
           90%    1.71ms
           99%    1.20s
        975214 requests in 10.01s, 542.16MB read
      Requests/sec:  97465.64
      Transfer/sec:     54.18MB
      """;

  @Test
  void rateAndLatenciesAreReadInTheirUnits() {
    assertThat(Wrk.parse(GOOD)).isEqualTo(new Load(97465.64, 0.611, 1200, 0));
  }

  @Test
  void refusedAnswersAndBrokenConnectionsAreErrors() {
    String bad =
        GOOD
            + "  Socket errors: connect 1, read 2, write 3, timeout 4\n"
            + "  Non-2xx or 3xx responses: 90\n";

    assertThat(Wrk.parse(bad).errors()).isEqualTo(100);
  }

  @Test
  void anOutputWithoutARateIsNoMeasurement() {
    assertThatIllegalStateException().isThrownBy(() -> Wrk.parse("unable to connect"));
  }
}
