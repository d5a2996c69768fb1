package io.forecourt.bench;

import io.forecourt.insurance.calculation.CalculationJson;
import io.forecourt.insurance.premium.Calculation;
import io.forecourt.insurance.premium.PremiumEngine;
import io.forecourt.insurance.premium.QuoteRequest;
import io.forecourt.insurance.premium.RateBook;
import io.forecourt.insurance.rates.RateFiles;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Full quotes, one thread: compulsory cover, vehicle tax, four commercial covers and an add-on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PremiumQuotes {

  private static final int KINDS = 64;

  private final RateBook book = RateBook.of(RateFiles.shipped());
  private final QuoteRequest[] requests = new QuoteRequest[KINDS];
  private int next;

  /** Prepares cars that differ, so that no branch is learnt by heart. */
  public PremiumQuotes() {
    for (int i = 0; i < KINDS; i++) {
      requests[i] = CalculationJson.request(Renewals.request(i)).toRequest();
    }
  }

  /** One quote. */
  @Benchmark
  public Calculation quote() {
    next = (next + 1) % KINDS;
    return PremiumEngine.quote(requests[next], book);
  }
}
