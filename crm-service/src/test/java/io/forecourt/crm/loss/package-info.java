@NullMarked
package io.forecourt.crm.loss;

import org.jspecify.annotations.NullMarked;
