package io.forecourt.platform.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts the {@link Scrubber} before every console and file of the log as soon as Spring Boot has set
 * them up.
 */
public final class LogScrubbing implements ApplicationListener<SpringApplicationEvent>, Ordered {

  /** Right after Spring Boot's own listener, which is at the highest precedence plus twenty. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 21;
  }

  @Override
  public void onApplicationEvent(SpringApplicationEvent event) {
    if (event instanceof ApplicationEnvironmentPreparedEvent
        || event instanceof ApplicationPreparedEvent
        || event instanceof ApplicationReadyEvent) {
      install(LoggerFactory.getILoggerFactory());
    }
  }

  static void install(ILoggerFactory factory) {
    if (factory instanceof LoggerContext context) {
      for (Logger logger : context.getLoggerList()) {
        logger.iteratorForAppenders().forEachRemaining(LogScrubbing::install);
      }
    }
  }

  private static void install(Appender<ILoggingEvent> appender) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
      Encoder<ILoggingEvent> encoder = output.getEncoder();
      if (encoder != null && !(encoder instanceof ScrubbingEncoder)) {
        var scrubbing = new ScrubbingEncoder(encoder);
        scrubbing.setContext(output.getContext());
        scrubbing.start();
        output.setEncoder(scrubbing);
      }
    }
  }
}
