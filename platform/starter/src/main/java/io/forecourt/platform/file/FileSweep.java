package io.forecourt.platform.file;

import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import java.time.Duration;

/** Lets go what belongs to nothing. */
class FileSweep {
  private final StoredFiles files;
  private final Duration grace;

  FileSweep(StoredFiles files, Duration grace) {
    this.files = files;
    this.grace = grace;
  }

  @DailyJob(value = "platform.file-sweep", at = "03:10")
  public void sweep(JobDay day) {
    files.removeOrphans(day.store(), day.at().minus(grace));
  }
}
