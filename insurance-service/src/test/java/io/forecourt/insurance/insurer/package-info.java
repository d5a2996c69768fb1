@NullMarked
package io.forecourt.insurance.insurer;

import org.jspecify.annotations.NullMarked;
