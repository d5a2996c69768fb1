package io.forecourt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTests {

  @Test
  void theHolderOfAPortIsFound() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Processes.listening(server.getLocalPort())).isTrue();
      assertThat(Processes.holderOf(server.getLocalPort()))
          .hasValueSatisfying(
              holder -> assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid()));
    }
  }

  @Test
  void onlyListeningSocketsOfThatPortCount() {
    List<String> lines =
        List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                + " timeout inode",
            "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0     "
                + "   0 4711 1",
            "   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0     "
                + "   0 4712 1",
            "   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0     "
                + "   0 4713 1");

    assertThat(Processes.listeners(lines, 8080)).containsExactly("4711");
  }

  @Test
  void aProgramNameMayHoldBlanksAndBrackets() {
    assertThat(Processes.afterName("12 (a (b) c) S 1 2")).containsExactly("S", "1", "2");
  }

  @Test
  void aProcessIsTheSameOnlyWithItsStart() {
    Processes.Identity self = Processes.identity(ProcessHandle.current().pid()).orElseThrow();

    assertThat(self.alive()).isTrue();
    assertThat(new Processes.Identity(self.pid(), self.startTicks() - 1).alive()).isFalse();
  }

  @Test
  void aProcessThatEndedIsGone() throws IOException, InterruptedException {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    Processes.Identity identity = Processes.identity(sleeper.pid()).orElseThrow();

    Processes.end(identity, java.time.Duration.ofSeconds(5));

    assertThat(identity.alive()).isFalse();
    assertThat(sleeper.waitFor()).isNotZero();
  }

  @Test
  void memoryOfAProcessIsKnown() {
    assertThat(Processes.pssBytes(ProcessHandle.current().pid())).isPresent();
    assertThat(Processes.pssBytes(-1)).isEmpty();
  }

  @Test
  void theWayAProcessEndedIsSaidInWords() {
    assertThat(Keeper.describe(137)).isEqualTo("ended by signal 9");
    assertThat(Keeper.describe(1)).isEqualTo("ended with exit code 1");
  }
}
