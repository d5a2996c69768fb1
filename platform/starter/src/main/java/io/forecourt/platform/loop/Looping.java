package io.forecourt.platform.loop;

/** A bean that runs a loop; the health of the service tells when it last went well. */
public interface Looping {

  Loop loop();
}
