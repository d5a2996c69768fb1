package io.forecourt.platform.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on one screen what is on and what to do. */
final class SandboxInProductionAnalyzer
    extends AbstractFailureAnalyzer<SandboxInProductionException> {
  @Override
  protected FailureAnalysis analyze(Throwable root, SandboxInProductionException cause) {
    return new FailureAnalysis(
        "This process runs in production (Spring profile 'production', or"
            + " forecourt.profile=production), but features of the sandbox are on: "
            + String.join(", ", cause.properties())
            + ". They would let people move business time, log in without a password, or mix"
            + " invented data with real data.",
        "Remove these settings, or run without the production profile where people only try"
            + " Forecourt out.",
        cause);
  }
}
