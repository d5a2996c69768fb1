package io.forecourt.platform.observe;

import java.util.Arrays;
import org.springframework.core.env.Environment;

/**
 * Whether this process serves a real dealer: Spring profile {@code production} or {@code
 * forecourt.profile=production}.
 */
public final class Production {
  public static final String PROFILE = "production";

  private Production() {}

  public static boolean isOn(Environment environment) {
    return Arrays.asList(environment.getActiveProfiles()).contains(PROFILE)
        || PROFILE.equals(environment.getProperty("forecourt.profile"));
  }
}
