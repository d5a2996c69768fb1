package io.forecourt.hr.training;

import java.util.Set;

/** {@code policy/training.json}: what people are taught and examined in. */
record TrainingPolicy(Set<String> topics) {}
