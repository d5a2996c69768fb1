package io.forecourt.hr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.audit.Audit;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.value.Ids;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

@ForecourtTest
class LoginGuardIT {

  private static final int FREE_OF_A_NAME = 5;
  private static final int FREE_OF_AN_ADDRESS = 100;

  @Autowired private LoginGuard guard;
  @Autowired private StaffDirectory staff;
  @Autowired private ScopedQueries queries;
  @Autowired private Audit audit;

  @Test
  void guessesAtManyNamesLockTheirAddressAndNoOther() {
    String from = "198.51.100.1";
    assertThat(guesses(FREE_OF_AN_ADDRESS, from)).isEqualTo(FREE_OF_AN_ADDRESS);

    assertThat(guesses(1, from)).isZero();
    assertThat(guesses(1, "198.51.100.2")).isEqualTo(1);
  }

  @Test
  void aMorningOfMistypedPasswordsLocksNoOffice() {
    String office = "198.51.100.3";
    for (int person = 0; person < FREE_OF_AN_ADDRESS; person++) {
      String login = anybody();
      assertThat(guard.admit(login, office)).isTrue();
      assertThat(guard.admit(login, office)).isTrue();
      guard.succeeded(login, office);
    }

    assertThat(guesses(FREE_OF_AN_ADDRESS, office)).isEqualTo(FREE_OF_AN_ADDRESS);
  }

  @Test
  void whoLogsInAsOneselfIsNotForgivenTheGuessesAtOthers() {
    String from = "198.51.100.4";
    guesses(FREE_OF_AN_ADDRESS - 1, from);
    String own = anybody();
    assertThat(guard.admit(own, from)).isTrue();
    guard.succeeded(own, from);

    assertThat(guesses(2, from)).isEqualTo(1);
  }

  @Test
  void aNameIsLockedFromWhereverItIsTried() {
    String login = anybody();
    long admitted =
        IntStream.rangeClosed(1, FREE_OF_A_NAME + 1)
            .filter(turn -> guard.admit(login, "198.51.100." + (100 + turn)))
            .count();

    assertThat(admitted).isEqualTo(FREE_OF_A_NAME);
    assertThat(guard.admit(login)).isFalse();
  }

  @Test
  void ofManyAtOnceNoMoreThanAreFreeReachThePasswordCheck() throws Exception {
    int together = 24;
    var settled = new CountDownLatch(together);
    var checked = new AtomicInteger();
    PasswordEncoder slow =
        new PasswordEncoder() {
          @Override
          public String encode(@Nullable CharSequence password) {
            return "hash";
          }

          @Override
          public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            checked.incrementAndGet();
            settled.countDown();
            await(settled);
            return false;
          }
        };
    var provider =
        new LoginProvider(staff, new Credentials(queries, slow, Clock.systemUTC(), audit), guard);
    String login = anybody();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int turn = 0; turn < together; turn++) {
        threads.execute(
            () -> {
              try {
                provider.authenticate(guess(login));
              } catch (BadCredentialsException refused) {
                settled.countDown();
              }
            });
      }
    }

    assertThat(settled.getCount()).as("nobody met an error").isZero();
    assertThat(checked).hasValue(FREE_OF_A_NAME);
  }

  private long guesses(int count, String from) {
    return IntStream.range(0, count).filter(_ -> guard.admit(anybody(), from)).count();
  }

  private static String anybody() {
    return "sc." + Ids.next() + "@east";
  }

  private static UsernamePasswordAuthenticationToken guess(String login) {
    var asked = UsernamePasswordAuthenticationToken.unauthenticated(login, "a guess");
    asked.setDetails(new WebAuthenticationDetails("198.51.100.5", null));
    return asked;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
