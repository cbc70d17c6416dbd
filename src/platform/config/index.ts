/** The settings of a process, read from the environment once, at start. */
export {
  ConfigurationError,
  readConfiguration,
  type Configuration,
  type IdentitySettings,
} from './configuration.ts'
