package io.forecourt.insurance.insurer;

/** What an insurer says to a request. What it says too long is cut to what is kept of it. */
public sealed interface InsurerAnswer {

  /**
   * @param reference of the insurer: its policy or endorsement number
   */
  record Accepted(String reference) implements InsurerAnswer {
    private static final int LONGEST = 120;

    public Accepted {
      reference = cut(reference, LONGEST);
    }
  }

  record Rejected(String reasonCode) implements InsurerAnswer {
    private static final int LONGEST = 64;

    public Rejected {
      reasonCode = cut(reasonCode, LONGEST);
    }
  }

  /** Nobody knows yet: it is asked again under the same number. */
  record Unknown(String why) implements InsurerAnswer {
    /** The insurer has the request and has not decided yet. */
    static final Unknown AT_WORK = new Unknown("it works on it");
  }

  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }
}
