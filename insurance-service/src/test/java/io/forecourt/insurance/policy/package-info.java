@NullMarked
package io.forecourt.insurance.policy;

import org.jspecify.annotations.NullMarked;
