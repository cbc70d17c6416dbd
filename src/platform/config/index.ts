/** The settings of a process, read from the environment once, at start. */
export {
  ConfigurationError,
  MOST_OF_A_KIND,
  readConfiguration,
  type Configuration,
  type IdentitySettings,
} from './configuration.ts'
